package io.singlewindow.authority.dispatch;

import io.singlewindow.message.Direction;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * To whom at customs messages are addressed (specification, 5.1): receivers on the exchange platform.
 *
 * @param importReceiver DXP id of the import system
 * @param exportReceiver DXP id of the export system
 */
@ConfigurationProperties("window.dispatch.customs")
record CustomsAddress(
        @DefaultValue("DXPEDCCEB0000002") String importReceiver, @DefaultValue("DXPEDCCEB0000003") String exportReceiver) {

    String receiver(Direction direction) {
        return direction == Direction.IMPORT ? importReceiver : exportReceiver;
    }
}
