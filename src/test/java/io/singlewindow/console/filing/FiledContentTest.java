package io.singlewindow.console.filing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a form says as rows, and what differs between two. */
class FiledContentTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static JsonNode json(String text) {
        return JSON.readTree(text.replace('\'', '"'));
    }

    @Test
    void emptyMembersAndAttachmentsAreNoRows() {
        assertThat(FiledContent.rows(json("{'uscc':'9','name':{'zh':'甲','en':''},'class':2,'codes':[{'authority':'e-port','code':'E1'}],'licences':[{'type':'A','number':'1','validTo':null}],"
                + "'roles':['X','Y'],'firstListedOn':null,'attachments':[{'type':'201','id':'a'}],'pledgeAttachmentId':'b'}")))
                .extracting(row -> row.pointer() + "=" + row.cells().stream().map(FiledContent.Cell::value).toList())
                .containsExactly("uscc=[9]", "name/zh=[甲]", "class=[2]", "codes/e-port=[E1]", "licences/0=[A, 1]", "roles=[X, Y]");
    }

    @Test
    void aDepartmentsCodeStaysItsOwnWhereAnotherComesBeforeIt() {
        assertThat(FiledContent.changes(json("{'codes':[{'authority':'e-port','code':'E1'}]}"),
                json("{'codes':[{'authority':'customs','code':'C1'},{'authority':'e-port','code':'E1'}]}")))
                .extracting(FiledContent.Change::pointer).containsExactly("codes/customs");
    }

    @Test
    void whatWasAddedTakenOutAndSaidAnewDiffers() {
        assertThat(FiledContent.changes(json("{'name':{'zh':'甲'},'class':2,'roles':['X'],'remark':'old'}"), json("{'name':{'zh':'乙'},'class':2,'roles':['X','Y'],'brand':'b'}")))
                .extracting(change -> change.pointer() + " " + change.before().size() + change.after().size())
                .containsExactly("name/zh 11", "roles 12", "brand 01", "remark 10");
    }
}
