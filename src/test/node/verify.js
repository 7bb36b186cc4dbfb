// node verify.js SECRET <headers-and-body.json : prints the verified body, or the reason and exit code 1
const { Webhook } = require("standardwebhooks");
const { headers, body } = JSON.parse(require("fs").readFileSync(0, "utf8"));
try {
  process.stdout.write(JSON.stringify(new Webhook(process.argv[2]).verify(body, headers)));
} catch (refused) {
  process.stdout.write(String(refused.message));
  process.exitCode = 1;
}
