/** Evasions in addresses: written so that a browser goes there and a filter does not see where. */
import { base64, type Evasion, lines, page } from "./case.ts";

const whatwg = { source: "WHATWG URL standard" };
const html = (href: string): string => page(`<a href="${href}">open</a>`);
const text = (body: string, type = "text/plain"): string => lines(`Content-Type: ${type}`, "", body);
const sees = { host: "evil.example" };

export const LINKS: readonly Evasion[] = [
  { name: "tabs and line ends in a scheme", known: whatwg, message: html("ht\ttp:\n//evil.example/"), sees },
  { name: "entities in a scheme", known: whatwg, message: html("&#104;ttp&colon;//evil&period;example/"), sees },
  { name: "backslashes", known: whatwg, message: html("http:\\\\evil.example\\x"), sees },
  { name: "no slashes", known: whatwg, message: html("https:evil.example"), sees },
  { name: "percent-encoded host", known: whatwg, message: html("http://%65vil.example/"), sees },
  { name: "full-width letters in a host", known: whatwg, message: html("http://\uff45vil\u3002example/"), sees },
  { name: "a name of a bank before an @", known: whatwg, message: html("http://bank.example@evil.example/"), sees },
  { name: "a hexadecimal host", known: whatwg, message: html("http://0xc0000201/"), sees: { host: "192.0.2.1" } },
  { name: "a decimal host", known: whatwg, message: html("http://3221225985/"), sees: { host: "192.0.2.1" } },
  { name: "an octal host", known: whatwg, message: html("http://0300.0.02.01/"), sees: { host: "192.0.2.1" } },
  { name: "a base element", known: whatwg, message: page("<base href='http://evil.example/'><a href='x'>open</a>"), sees },
  { name: "a refresh", known: whatwg, message: page("<meta http-equiv=refresh content='0; url=http://evil.example/'>"), sees },
  { name: "an SVG link", known: "assumed", message: page("<svg><a xlink:href='http://evil.example/'><text>open</text></a></svg>"), sees },
  { name: "an area of a picture", known: "assumed", message: page("<map><area href='http://evil.example/'></map>"), sees },
  {
    name: "the target of a form's button",
    known: "assumed",
    message: page("<form><button formaction='http://evil.example/'>open</button></form>"),
    sees,
  },
  {
    name: "a page in a frame",
    known: "assumed",
    message: page("<iframe srcdoc=\"<a href='http://evil.example/'>open</a>\"></iframe>"),
    sees,
  },
  {
    name: "a page in a link",
    known: { source: "RFC 2397" },
    message: html(`data:text/html;base64,${base64("<a href='http://evil.example/'>x</a>")}`),
    sees,
  },
  {
    name: "a search engine's redirector",
    known: "assumed",
    message: html("https://www.google.com/url?q=http%3A%2F%2Fevil.example%2F"),
    sees,
  },
  {
    name: "a gateway's rewriter",
    known: "assumed",
    message: html("https://eur01.safelinks.protection.outlook.com/?url=http%3A%2F%2Fevil.example%2F&amp;data=x"),
    sees,
  },
  { name: "a defanged address", known: "assumed", message: text("go to hxxp://evil[.]example/"), sees },
  { name: "an address wrapped in brackets", known: { source: "RFC 3986 appendix C" }, message: text("<http://evil.\r\nexample/x>"), sees },
  {
    name: "an address wrapped by format=flowed",
    known: { source: "RFC 3676 section 4.1" },
    message: text("http://evil. \r\nexample/", "text/plain; format=flowed; delsp=yes"),
    sees,
  },
  { name: "zero-width characters in an address", known: "assumed", message: text("http://ev\u200bil.example/"), sees },
  {
    name: "an invitation's address",
    known: { source: "RFC 5545 section 3.8.4.6" },
    message: text("BEGIN:VEVENT\r\nURL:http://evil.exa\r\n mple/\r\nEND:VEVENT", "text/calendar"),
    sees,
  },
];
