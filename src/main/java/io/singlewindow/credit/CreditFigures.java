package io.singlewindow.credit;

import io.singlewindow.access.Caller;
import io.singlewindow.access.CallerRole;
import io.singlewindow.access.HomeFigures;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Objections that wait for an answer, for the regulators whose they are. */
@Component
@Profile("!simulator")
class CreditFigures implements HomeFigures {

    private static final int SHOWN_MAX = 200;

    private final CreditDesk desk;

    CreditFigures(CreditDesk desk) {
        this.desk = desk;
    }

    @Override
    public List<Figure> of(Caller caller) {
        if (caller.role() != CallerRole.REGULATOR || caller.scope() == null) {
            return List.of();
        }
        return List.of(Figure.waiting("credit.objections", desk.objectionCount(caller, SHOWN_MAX), "/console/credit"));
    }
}
