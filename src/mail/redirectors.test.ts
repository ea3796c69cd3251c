/** Known redirectors and rewriters: the target that stands in their addresses. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { unwrapped } from "./redirectors.ts";

const target = "https://evil.test/a?b=c";
const encoded = encodeURIComponent(target);
/** As the service writes it: JSON in JSON, slashes escaped in each. */
function mandrill(url: string): string {
  const slashed = (json: string): string => json.replaceAll("/", "\\/");
  return Buffer.from(JSON.stringify({ s: "x", v: 1, p: slashed(JSON.stringify({ u: 30, v: 1, url })) })).toString("base64url");
}

const cases: readonly (readonly [url: string, expected: string | null])[] = [
  [`https://eur01.safelinks.protection.outlook.com/?url=${encoded}&data=05%7C01&sdata=x&reserved=0`, target],
  [`https://nam02.safelinks.protection.outlook.com/ap/b-59584e83/?url=${encoded}&data=05`, target],
  [`https://www.google.com/url?q=${encoded}&sa=D`, target],
  [`https://google.co.uk/url?sa=t&url=${encoded}`, target],
  ["https://www.google.com/amp/s/evil.test/a", "https://evil.test/a"],
  ["https://www.google.com/search?q=weather", null],
  [`https://adclick.g.doubleclick.net/pcs/click?xai=1&adurl=${encoded}`, target],
  ["https://evil-test.translate.goog/a?_x_tr_sl=en", "https://evil.test/a"],
  ["https://my--bank-test.translate.goog/", "https://my-bank.test/"],
  [`https://urldefense.proofpoint.com/v1/url?u=${encoded}&k=x`, target],
  ["https://urldefense.proofpoint.com/v2/url?u=https-3A__evil.test_a-3Fb-3Dc&d=DwMF&c=x", target],
  ["https://urldefense.com/v3/__https://evil.test/a?b=c__;!!x!y$", target],
  ["https://urldefense.com/v3/__https:/evil.test/a?b=c__;!!x!y$", target],
  ["https://urldefense.com/v3/__https://evil.test/*a**Bb__;w6nDpMO2w7w!!x!y$", "https://evil.test/\u00e9a\u00e4\u00f6\u00fcb"],
  ["https://urldefense.com/v3/broken", null],
  [`https://linkprotect.cudasvc.com/url?a=${encoded}&c=E,1,x`, target],
  ["https://protect-us.mimecast.com/s/abc?domain=evil.test", "https://evil.test/"],
  [`https://eu-west-1.protection.sophos.com/?d=evil.test&u=${Buffer.from(target).toString("base64")}`, target],
  ["https://eu-west-1.protection.sophos.com/?d=evil.test", "https://evil.test/"],
  [`https://ca-1234.cdn.trendmicro.com/wis/clicktime/v1/query?url=${encoded}&umid=1`, target],
  [`https://protect2.fireeye.com/v1/url?k=1&q=1&e=2&u=${encoded}`, target],
  [`https://secure-web.cisco.com/1abc/${encoded}`, target],
  [`https://l.facebook.com/l.php?u=${encoded}&h=1`, target],
  [`https://www.bing.com/ck/a?!&&p=1&u=a1${Buffer.from(target).toString("base64url")}&ntb=1`, target],
  [`https://duckduckgo.com/l/?uddg=${encoded}`, target],
  [`https://r.search.yahoo.com/_ylt=A/RV=2/RE=1/RO=10/RU=${encoded}/RK=2/RS=x`, target],
  ["https://web.archive.org/web/2024/https://evil.test/a?b=c", target],
  ["https://href.li/?https://evil.test/a?b=c", target],
  [`https://usg01.safelinks.protection.office365.us/?url=${encoded}&data=05`, target],
  ["https://evil-test.cdn.ampproject.org/c/s/evil.test/a", "https://evil.test/a"],
  [`https://abc.r.eu-west-1.awstrack.me/L0/${encoded}/1/0102-0/x=1`, target],
  ["https://click.pstmrk.it/3s/evil.test%2Fa%3Fb%3Dc/xyz/abc", target],
  [`https://mandrillapp.com/track/click/30/evil.test?p=${mandrill(target)}`, target],
  ["https://mandrillapp.com/track/click/30/evil.test?p=broken", "https://evil.test/"],
  ["https://url.us.m.mimecastprotect.com/s/abc?domain=evil.test", "https://evil.test/"],
  ["https://shared.outlook.inky.com/link?domain=evil.test&t=x", "https://evil.test/"],
  [`https://scanmail.trustwave.com/?c=1&d=2&s=5&u=${encoded}`, target],
  [`https://urlsand.esvalabs.com/?u=${encoded}&e=1`, target],
  [`https://www.amazon.co.uk/gp/r.html?C=1&T=C&U=${encoded}&H=2`, target],
  ["https://www.linkedin.com/in/somebody?url=relative", null],
  [`https://www.google.com.evil.test/url?q=${encoded}`, null],
  ["https://r.search.yahoo.com/RU=%E0%A4%A", null],
];
for (const [url, expected] of cases) {
  test(`unwrapped ${url.slice(0, 70)}`, () => {
    assert.equal(unwrapped(url, new URL(url).hostname), expected);
  });
}
