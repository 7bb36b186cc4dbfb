package io.singlewindow.authority.simulator.customs;

import io.singlewindow.authority.simulator.OnHostedSimulator;
import io.singlewindow.authority.simulator.SimulatorModes;
import io.singlewindow.message.reading.ReadingLimits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Customs' HTTP door: DxpMsg in, DxpRep out. */
@RestController
@Conditional(OnHostedSimulator.class)
class CustomsDoor {

    private final CustomsSimulator customs;
    private final ReadingLimits limits;

    CustomsDoor(CustomsSimulator customs, ReadingLimits limits) {
        this.customs = customs;
        this.limits = limits;
    }

    @PostMapping("/dxp")
    void receive(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // an envelope is a third larger than what it carries
        byte[] dxpRep = customs.receive(request.getInputStream().readNBytes(2 * limits.bytesMax()));
        if (dxpRep == null) {
            SimulatorModes.breakOff(response);
            return;
        }
        response.setContentType(MediaType.APPLICATION_XML_VALUE);
        response.getOutputStream().write(dxpRep);
    }
}
