package io.singlewindow.docs;

/** The frame of the pages: one column that fits a telephone, no script, nothing from elsewhere. */
final class Page {

    private static final String STYLE = "body{max-width:50rem;margin:0 auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif;color:#1b1b1b;background:#fff;"
            + "overflow-wrap:anywhere}h1{font-size:1.5rem}h2{border-bottom:1px solid #bbb}h3{margin:1.5rem 0 0}article:target{background:#fff6d6}"
            + "dt{font-weight:600;margin-top:.4rem}dd{margin-left:1rem}p{margin:.2rem 0}small{color:#555}nav a,li{line-height:2}a{color:#0b57a4}";

    private Page() {}

    /**
     * A page.
     *
     * @param body its content, escaped already
     */
    static String of(String title, String body) {
        return "<!DOCTYPE html>\n<html lang=\"zh\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
                + "<title>" + title + "</title><style>" + STYLE + "</style></head><body>\n<h1>" + title + "</h1>\n" + body + "</body></html>\n";
    }
}
