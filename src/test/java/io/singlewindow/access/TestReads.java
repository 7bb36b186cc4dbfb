package io.singlewindow.access;

import io.singlewindow.access.ReadLog.Question;
import io.singlewindow.ledger.TestLedger;
import java.time.Clock;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The access log and the legal bases of a test's window. */
public final class TestReads {

    private final ReadLog log;
    private final ScopeGrants grants;

    public TestReads(TestLedger ledger, Clock clock) {
        log = new ReadLog(ledger.jdbc(), ledger.pending(), ledger.transactions(), ledger.ledger(), clock, JsonMapper.builder().build());
        grants = new ScopeGrants(ledger.jdbc(), ledger.transactions(), log, clock);
    }

    public ReadLog log() {
        return log;
    }

    public ScopeGrants grants() {
        return grants;
    }

    /** What somebody has seen, the newest first: kind, thing, subject, and the reason where there is one. */
    public List<String> of(String login) {
        return log.list(new Question(login, null), null, 100).stream()
                .map(read -> (read.kind() + " " + read.thing() + " " + read.subject() + " " + read.reason()).strip()).toList();
    }
}
