package io.singlewindow.authority.taxrefund;

import io.singlewindow.message.DeclarationList;
import io.singlewindow.rules.decision.StageDecisions.Given;
import io.singlewindow.rules.engine.Words;
import java.util.Collection;

/** Stands for the rules where they are not what is tested: all is granted. */
final class GrantedRefunds implements RefundDecisions {

    private static final Given GRANTED = new Given("REFUND", "TX-09", new Words("全部相符", "all matched"), null, "1");

    @Override
    public Given registered(String consignmentId, DeclarationList list) {
        return GRANTED;
    }

    @Override
    public Given claimed(Collection<String> consignmentIds) {
        return GRANTED;
    }
}
