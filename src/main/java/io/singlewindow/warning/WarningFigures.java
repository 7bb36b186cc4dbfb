package io.singlewindow.warning;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.HomeFigures;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Warnings that nobody has looked at, for the regulators whose they are. */
@Component
@Profile("!simulator")
class WarningFigures implements HomeFigures {

    private final WarningDesk desk;

    WarningFigures(WarningDesk desk) {
        this.desk = desk;
    }

    @Override
    public List<Figure> of(Caller caller) {
        return caller.role() == CallerRole.REGULATOR ? List.of(Figure.waiting("warnings.open", desk.open(caller), "/console/warnings?state=OPEN")) : List.of();
    }
}
