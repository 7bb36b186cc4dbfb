package io.singlewindow;

import io.singlewindow.backup.BackupRun;
import io.singlewindow.ops.RouteFiles;
import io.singlewindow.ops.StartupGuard;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Starts the server. A profile must be named: {@code sandbox}, {@code production} or {@code simulator}. With {@code --window.run} it is a
 * command instead: {@link BackupRun}.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SingleWindowServer {

    public static void main(String[] args) {
        if (BackupRun.isMeant(args)) {
            System.exit(BackupRun.run(args, Clock.systemUTC(), StartupGuard.ofCommand()));
        }
        SpringApplication server = new SpringApplication(SingleWindowServer.class);
        server.addListeners(new RouteFiles(), StartupGuard.ofServer());
        server.run(args);
    }
}
