package io.singlewindow;

import io.singlewindow.ops.RouteFiles;
import io.singlewindow.ops.StartupGuard;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the server. A profile must be named: {@code sandbox}, {@code production} or {@code simulator}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SingleWindowServer {

    public static void main(String[] args) {
        SpringApplication server = new SpringApplication(SingleWindowServer.class);
        server.addListeners(new RouteFiles(), new StartupGuard());
        server.run(args);
    }
}
