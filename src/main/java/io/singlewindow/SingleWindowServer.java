package io.singlewindow;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the server. A profile must be named: {@code sandbox}, {@code production} or {@code simulator}. */
@SpringBootApplication
public class SingleWindowServer {

    public static void main(String[] args) {
        SpringApplication.run(SingleWindowServer.class, args);
    }
}
