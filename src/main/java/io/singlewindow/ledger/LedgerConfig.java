package io.singlewindow.ledger;

import com.zaxxer.hikari.HikariDataSource;
import io.singlewindow.ledger.journal.JournaledPath;
import io.singlewindow.ledger.quiet.QuietDataSource;
import io.singlewindow.trail.LogKey;
import io.singlewindow.trail.PublishedHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the ledger together; its keys are made at the first start, in the data directory. */
@Configuration(proxyBeanMethods = false)
@Profile("!simulator")
class LedgerConfig {

    /** H2 must know the name before the pool connects. */
    @Bean
    static BeanFactoryPostProcessor journaledFiles() {
        return factory -> JournaledPath.register();
    }

    /** H2's transactions are known from the first connection on, the migrations' too. */
    @Bean
    static BeanPostProcessor quietDataSource() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof HikariDataSource pool && pool.getJdbcUrl().startsWith("jdbc:h2:") ? new QuietDataSource(pool) : bean;
            }
        };
    }

    @Bean
    LogKey logKey(@Value("${window.data-dir}") Path dataDir, LedgerSettings settings) throws IOException {
        // a restore that could not go on with the old log has given the new one its name
        Path renamed = dataDir.resolve("keys/log.origin");
        String origin = Files.exists(renamed) ? Files.readString(renamed).strip() : settings.origin();
        return LogKey.at(dataDir.resolve("keys/log.key"), origin);
    }

    @Bean
    BodyKeys bodyKeys(@Value("${window.data-dir}") Path dataDir, JdbcClient jdbc) {
        return new BodyKeys(dataDir.resolve("keys/master.key"), new SecureRandom(), jdbc);
    }

    @Bean
    Ledger ledger(
            DataSource dataSource, JdbcTemplate template, PlatformTransactionManager transactions, BodyKeys bodies,
            LogKey key, PublishedHead published, Clock clock, LedgerSettings settings) {
        Durability durability = Durability.of(dataSource);
        LedgerStore store = new LedgerStore(template);
        durability.require(template);
        EntryWriter writer = new EntryWriter(store, bodies, key, clock, new SecureRandom());
        GroupCommit groups = new GroupCommit(store, writer, new TransactionTemplate(transactions), durability, published);
        return new Ledger(new WaitingRoom(settings), groups, settings);
    }
}
