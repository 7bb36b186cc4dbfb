package io.singlewindow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.singlewindow.message.CompanyCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Record filing in the browser: the applicant's forms and list, the reviewers' work list, and what comes of both. */
class FilingPagesIT extends InBrowser {

    /** A service firm of the sandbox, which files for merchants. */
    private static final String APPLICANT = "logistics";
    private static final String LOGISTICS = "91330100TERT00032L";
    private static final AtomicInteger COMPANIES = new AtomicInteger(100);

    private final Window window = SharedSandbox.window();

    @TempDir
    Path folder;

    /** A company that nobody has filed yet. */
    private static String company(String division) {
        String code = "91" + division + "TERT3" + String.format("%04d", COMPANIES.incrementAndGet());
        return code + CompanyCode.checkCharacter(code);
    }

    private static String dxp(String uscc) {
        return "DXPENT" + uscc.substring(8, 18);
    }

    private void choose(String name, String value) {
        WebElement box = element("input[name='" + name + "'][value='" + value + "']");
        if (!box.isSelected()) {
            box.click();
        }
    }

    private Path paper(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    /** Fills the form and files it; the number is in the address of the page that comes. */
    private String file(String uscc, String name) throws IOException {
        open("/console/filings/entities/new");
        fill("uscc", uscc);
        fill("name/zh", name);
        fill("name/en", "Example Traders");
        choose("class", "2");
        choose("roles", "ECOMMERCE");
        choose("businesses", "IMPORT_9610");
        fill("codes/e-port", dxp(uscc));
        fill("contact/phone", "0571-00000000");
        element("#single").sendKeys(paper("pledge.pdf", "%PDF-1.7 pledge").toString());
        press("File it");
        assertThat(path()).as(text()).contains("?done=filed");
        return path().replaceAll(".*/(ZJ[0-9A-Z]+)[?].*", "$1");
    }

    private void say(String reviewer, String filingNo, String department, String word, String action, String reason) {
        signIn(reviewer);
        open("/console/reviews/" + filingNo);
        element("#" + department + "-" + action).click();
        fill(department + "-reason", reason);
        press("Record the word of " + word);
        await("It is recorded");
    }

    @Test
    void theApplicantFillsInTheFormEachDepartmentApprovesAndTheCompanyMaySend() throws IOException {
        String uscc = company("330100");
        signIn(APPLICANT);
        open("/console/filings");
        assertThat(text()).contains("Approved").contains("Customs: approved").contains("Nothing to do: it is in force");
        look("filings");
        String filingNo = file(uscc, "杭州示例商行");
        assertThat(text()).contains(filingNo).contains("The department must act: Commerce has it under review").contains("pledge.pdf").contains("since today")
                .contains("Import, direct (9610)").contains("nothing yet");
        look("filing-submitted");
        delegate(uscc);
        byte[] order = order(uscc, "杭州示例商行");
        Window.Answer before = window.post("/api/v1/submissions", Window.ANYONE, "application/xml", order);
        assertThat(before.status()).isEqualTo(422);
        assertThat(before.text()).contains("FIL-001");
        signIn("reviewer-commerce");
        assertThat(text()).contains("filings wait for your department");
        open("/console/reviews");
        assertThat(text()).contains("杭州示例商行").contains("silence approves nothing");
        look("reviews");
        open("/console/reviews/" + filingNo);
        look("review");
        say("reviewer-commerce", filingNo, "commerce", "Commerce", "APPROVE", "材料齐全");
        assertThat(elements("form[action$=moves] h2")).as("what is no department of theirs").hasSize(1);
        say("reviewer-customs", filingNo, "customs", "Customs", "APPROVE", "");
        assertThat(text()).contains("Approved").contains("Import, direct (9610)");
        signIn(APPLICANT);
        open("/console/filings/entities/" + filingNo);
        assertThat(text()).contains("Approved").contains("材料齐全");
        look("filing-approved");
        Window.Answer sent = window.post("/api/v1/submissions", Window.ANYONE, "application/xml", order(uscc, "杭州示例商行"));
        assertThat(sent.status()).as(sent.text()).isEqualTo(202);
    }

    /** The company has no certificate of its own in the sandbox: the carrier signs for it. */
    private void delegate(String uscc) {
        String undertaking = window.post("/api/v1/filings/attachments?name=undertaking.pdf", "sandbox-logistics", "application/pdf",
                "%PDF-1.7 undertaking".getBytes(StandardCharsets.US_ASCII)).json().get("attachmentId").asString();
        Window.Answer filed = window.call("POST", "/api/v1/filings/delegations", "sandbox-logistics", "{\"principal\":\"" + uscc + "\",\"agent\":\"" + LOGISTICS
                + "\",\"messageTypes\":[\"CEB311\"],\"from\":\"2016-01-01\",\"to\":\"2049-12-31\",\"undertakingAttachmentId\":\"" + undertaking + "\"}");
        assertThat(filed.status()).as(filed.text()).isEqualTo(201);
        assertThat(window.call("POST", "/api/v1/filings/delegations/" + filed.json().get("filingNo").asString() + "/approvals/customs", "sandbox-reviewer",
                "{\"action\":\"APPROVE\"}").status()).isEqualTo(200);
    }

    private byte[] order(String uscc, String name) {
        String order = new String(window.samples("import", "", "SM2", "9610").samples().get(0).message(), StandardCharsets.UTF_8);
        String changed = order.replaceAll("<ceb:(ebpCode|ebcCode|copCode)>[^<]*<", "<ceb:$1>" + uscc + "<")
                .replaceAll("<ceb:copName>[^<]*<", "<ceb:copName>" + name + "<").replaceAll("<ceb:dxpId>[^<]*<", "<ceb:dxpId>" + dxp(uscc) + "<");
        return window.sign(changed.getBytes(StandardCharsets.UTF_8), "logistics", "SM2");
    }

    @Test
    void aPersonalNetShopIsFiledByAFormThatShowsNoIdentityNumberAgain() {
        signIn(APPLICANT);
        open("/console/filings?kind=entities");
        press("File a personal net-shop");
        assertThat(path()).isEqualTo("/console/filings/entities/new?subtype=PERSONAL");
        look("filing-form-personal");
        fill("idNumber", "000000197509090030");
        choose("roles", "ECOMMERCE");
        choose("businesses", "IMPORT_9610");
        press("File it");
        assertThat(text()).contains("18 characters with the check digit of GB 11643").doesNotContain("19750909");
        assertThat(element("#idNumber").getDomProperty("value")).as("typed again").isEmpty();
        fill("idNumber", "00000019750909003X");
        fill("name/zh", "山茶小店");
        press("File it");
        assertThat(path()).as(text()).contains("?done=filed");
        assertThat(text()).contains("Personal net-shop", "0000**…**3X").doesNotContain("19750909");
        String change = path().replaceAll("[?].*", "/change");
        open(change);
        assertThat(element("#name\\/zh").getDomProperty("value")).isEqualTo("山茶小店");
        assertThat(driver().getPageSource()).doesNotContain("0000**");
    }

    @Test
    void whatIsReturnedIsShownWithItsReasonCorrectedAndItsChangesAreSeen() throws IOException {
        String uscc = company("330100");
        signIn(APPLICANT);
        String filingNo = file(uscc, "待补正商行");
        signIn("reviewer-commerce");
        open("/console/reviews/" + filingNo);
        element("#commerce-RETURN").click();
        press("Record the word of Commerce");
        assertThat(text()).contains("the applicant reads it").contains("FIL-008");
        lookAsItIs("review-without-reason-en");
        say("reviewer-commerce", filingNo, "commerce", "Commerce", "RETURN", "请补充营业执照");
        signIn(APPLICANT);
        assertThat(text()).contains("filings returned to you");
        open("/console/filings/entities/" + filingNo);
        assertThat(text()).contains("You, the applicant, must act").contains("Commerce says:").contains("请补充营业执照");
        look("filing-returned");
        press("Correct it");
        assertThat(element("#name\\/zh").getDomProperty("value")).isEqualTo("待补正商行");
        assertThat(text()).contains("pledge.pdf");
        element("#file1").sendKeys(paper("licence.pdf", "%PDF-1.7 licence").toString());
        press("File the change");
        assertThat(text()).contains("licence.pdf");
        say("reviewer-commerce", filingNo, "commerce", "Commerce", "APPROVE", "");
        say("reviewer-customs", filingNo, "customs", "Customs", "APPROVE", "");
        signIn(APPLICANT);
        open("/console/filings/entities/" + filingNo + "/change");
        fill("name/zh", "更名商行");
        choose("businesses", "EXPORT_9610");
        fill("codes/customs", "3301960Z9" + COMPANIES.get() % 10);
        press("File the change");
        assertThat(text()).contains("Change under review").contains("The version in force stays so until then");
        look("filing-change-pending");
        signIn("reviewer-commerce");
        open("/console/reviews/" + filingNo);
        assertThat(text()).contains("What version 3 changes in version 2");
        assertThat(elements("del")).extracting(WebElement::getText).contains("待补正商行", "Import, direct (9610)");
        assertThat(elements("ins")).extracting(WebElement::getText).contains("更名商行", "Export to consumers (9610), Import, direct (9610)");
        look("review-change");
    }

    @Test
    void aFormThatIsWrongSaysWhereAndKeepsWhatWasTypedAndHandedIn() throws IOException {
        signIn(APPLICANT);
        open("/console/filings/entities/new");
        look("filing-form");
        fill("uscc", "91330100TERT00016X");
        fill("name/en", "Example");
        choose("roles", "PAYMENT");
        fill("shops/0/url", "no address");
        element("#single").sendKeys(paper("pledge.pdf", "MZ a program").toString());
        element("#file1").sendKeys(paper("licence.pdf", "%PDF-1.7 licence").toString());
        press("File it");
        assertThat(text()).contains("Nothing was filed. 7 things are to be put right").contains("FIL-013").contains("0x4d5a").contains("licence.pdf");
        press("File it");
        assertThat(text()).contains("FIL-009").contains("FIL-010").contains("91330100TERT00016X").contains("check character of GB 32100-2015").contains("licence.pdf");
        assertThat(element("#name\\/en").getDomProperty("value")).isEqualTo("Example");
        assertThat(element("input[name=roles][value=PAYMENT]").isSelected()).isTrue();
        assertThat(element("#name\\/zh").getDomAttribute("aria-invalid")).isEqualTo("true");
        assertThat(element("#shops\\/0\\/url").getDomAttribute("aria-invalid")).isEqualTo("true");
        lookAsItIs("filing-form-faults-en");
        press("One more row");
        assertThat(elements("#shops fieldset")).as("rows of shops are as before, one empty").hasSize(2);
        fill("uscc", LOGISTICS);
        fill("name/zh", "示例");
        element("#shops\\/0\\/url").clear();
        choose("class", "3");
        element("input[name=roles][value=PAYMENT]").click();
        choose("roles", "LOGISTICS");
        fill("licences/0/type", "EXPRESS_LICENCE");
        fill("licences/0/number", "7");
        press("File it");
        assertThat(text()).contains("is filed already, by number ZJ3").contains("FIL-002");
    }

    @Test
    void theFormIsFilledInAndFiledByKeyboardAlone() {
        signIn("platform");
        open("/console/filings/goods/new");
        element("#itemNo").sendKeys("KEY-" + System.nanoTime() % 1_000_000);
        type(Keys.TAB, Keys.SPACE);
        type(Keys.TAB, "3304990000", Keys.TAB, "键盘面霜", Keys.TAB, "Cream");
        assertThat(element("#hsCode").getDomProperty("value")).isEqualTo("3304990000");
        assertThat(element("#name\\/zh").getDomProperty("value")).isEqualTo("键盘面霜");
        type(Keys.ENTER);
        await("It is filed by number ZJ5");
        look("goods-filed");
    }

    private void type(CharSequence... keys) {
        for (CharSequence key : keys) {
            focused().sendKeys(key);
        }
    }

    @Test
    void aDelegationIsFiledWithItsTypesAndDays() throws IOException {
        signIn("platform");
        open("/console/filings/delegations/new");
        fill("agent", LOGISTICS);
        choose("messageTypes", "CEB513");
        element("#from").sendKeys("01012026");
        element("#to").sendKeys("12312027");
        element("#single").sendKeys(paper("undertaking.pdf", "%PDF-1.7 undertaking").toString());
        press("File it");
        assertThat(text()).contains("It is filed by number ZJ6").contains("Import waybill status").contains("2027-12-31").contains("undertaking.pdf");
        look("delegation-filed");
        open("/console/filings?kind=delegations");
        look("filings-delegations");
        signIn(APPLICANT);
        open("/console/filings?kind=delegations");
        assertThat(text()).as("the agent sees it too").contains(LOGISTICS);
        open("/console/filings/keys/new");
        fill("uscc", LOGISTICS);
        fill("certificate", "no certificate");
        press("File it");
        assertThat(text()).contains("one certificate, PEM or base64 of DER");
    }

    @Test
    void aFileOfCompaniesIsTakenLineByLine() throws IOException {
        String one = company("330100");
        signIn(APPLICANT);
        open("/console/filings/entities/bulk");
        look("filings-bulk");
        press("File its lines");
        assertThat(text()).contains("FIL-017");
        element("#file").sendKeys(paper("merchants.csv", "uscc,name.zh,class,roles\n" + one + ",甲商行,2,ECOMMERCE\n91330100TERT99999X,乙商行,2,ECOMMERCE\n"
                + one + ",甲商行,2,ECOMMERCE\n").toString());
        press("File its lines");
        assertThat(text()).contains("1 filed, 2 not").contains("FIL-009").contains("FIL-002").contains("nothing was taken");
        assertThat(elements("tbody tr")).hasSize(3);
        assertThat(elements("tbody tr").get(1).getText()).startsWith("3").contains("Unified social credit code");
        lookAsItIs("filings-bulk-result-en");
    }

    @Test
    void aReviewerSeesAndMovesWhatHisScopeCoversAndFiltersByTheAddress() throws IOException {
        signIn("operator");
        open("/ops/accounts/new");
        fill("login", "customs-ningbo");
        fill("name", "宁波海关 Ningbo customs");
        fill("password", "a long enough one");
        fill("role", "REVIEWER");
        fill("authority", "customs");
        fill("level", "CITY");
        fill("region", "330200");
        press("Create");
        signIn(APPLICANT);
        String hangzhou = file(company("330100"), "杭州商行");
        String ningbo = file(company("330200"), "宁波商行");
        signIn("customs-ningbo", "a long enough one");
        open("/console/reviews");
        assertThat(text()).as("commerce has them").doesNotContain("宁波商行").doesNotContain("杭州商行");
        say("reviewer-commerce", ningbo, "commerce", "Commerce", "APPROVE", "");
        say("reviewer-commerce", hangzhou, "commerce", "Commerce", "APPROVE", "");
        signIn("customs-ningbo", "a long enough one");
        open("/console/reviews");
        assertThat(text()).contains("宁波商行").doesNotContain("杭州商行");
        assertThat(elements("#authority option")).as("all, and customs").hasSize(2);
        open("/console/reviews/" + hangzhou);
        assertThat(text()).contains("There is no such page");
        open("/console/reviews?region=hangzhou&authority=customs");
        assertThat(text()).contains("Nothing waits here").doesNotContain("宁波商行");
        assertThat(element("#region option[value=hangzhou]").isSelected()).isTrue();
        open("/console/reviews/" + ningbo);
        String pledge = element("a[href*='/attachments/']").getDomAttribute("href");
        assertThat(fetched(pledge)).isEqualTo("200 attachment %PDF-1.7 pledge");
        assertThat(fetched(pledge.replace(ningbo, hangzhou))).as("of a filing outside the scope").startsWith("404");
        element("#customs-APPROVE").click();
        fill("customs-effectiveAt", "01012020\t0800AM");
        press("Record the word of Customs");
        assertThat(text()).as("an approval is not backdated").contains("FIL-007");
        open("/console/reviews/search?q=" + ningbo);
        assertThat(path()).isEqualTo("/console/reviews/" + ningbo);
        signIn("regulator");
        open("/console/reviews/" + hangzhou);
        assertThat(elements("form[action$=moves]")).as("who audits moves nothing").isEmpty();
        open("/console/reviews/search?q=" + LOGISTICS);
        look("reviews-search");
    }
}
