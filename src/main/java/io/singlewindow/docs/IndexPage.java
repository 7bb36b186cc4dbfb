package io.singlewindow.docs;

/** Where a developer finds what. */
final class IndexPage {

    private IndexPage() {}

    static String html() {
        return Page.of("单一窗口开发者文档 / For developers", """
                <p lang="zh">一次提交,四个部门。以下内容无需凭证。</p>
                <p lang="en">One submission, four authorities. What follows needs no credentials.</p>
                <ul>
                <li><a href="/openapi.json">/openapi.json</a>: REST接口 / the REST doors, OpenAPI 3.1</li>
                <li><a href="/ws/submissions?wsdl">/ws/submissions?wsdl</a>: SOAP接口 / the SOAP door</li>
                <li><a href="/schemas.zip">/schemas.zip</a>: XSD与正误示例 / schemas with good and bad examples</li>
                <li><a href="/docs/errors">/docs/errors</a>: 错误代码 / error codes, with causes and what to do</li>
                </ul>
                <h2>签名不通过? / A signature does not hold?</h2>
                <p><code>POST /api/v1/tools/verify-signature</code>(任意密钥 / any key, <code>Content-Type: application/xml</code>)</p>
                <p lang="zh">逐步验证报文签名,试验已知的签名错误,并指出应当修改之处;不保存任何内容。</p>
                <p lang="en">Verifies a message's signature step by step, tries the known mistakes of signers and says what to change; nothing is stored.</p>
                <h2>先试后交 / Try before you submit</h2>
                <p><code>POST /api/v1/submissions?validateOnly=true</code></p>
                """);
    }
}
