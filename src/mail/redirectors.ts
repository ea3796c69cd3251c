/**
 * Where a link leads in the end when it goes through a redirector or a rewriter that carries the target in its own address: search
 * engines, social networks, and the link protection of mail gateways. Nothing is asked over the network.
 * Formats as published by the services; Mimecast and Sophos carry the target's domain only. Gap: rewriters that keep the target to themselves.
 */
interface Redirector {
  /** The host itself or one below it. */
  readonly hosts: RegExp;
  /** Query parameters that carry the target, the first that is present counts. */
  readonly parameters: readonly string[];
}

const BY_PARAMETER: readonly Redirector[] = [
  { hosts: /(?:^|\.)safelinks\.protection\.(?:outlook\.com|office365\.us)$/, parameters: ["url"] },
  { hosts: /^statics\.teams\.cdn\.office\.net$/, parameters: ["url"] },
  { hosts: /^(?:www\.)?google\.(?:com?\.)?[a-z]{2,3}$/, parameters: ["q", "url", "adurl", "continue"] },
  { hosts: /^(?:www\.googleadservices\.com|(?:[a-z-]{1,20}\.)?(?:g\.)?doubleclick\.net)$/, parameters: ["adurl", "ds_dest_url", "url"] },
  { hosts: /^translate\.google\.(?:com?\.)?[a-z]{2,3}$/, parameters: ["u"] },
  { hosts: /^(?:www\.)?youtube\.com$/, parameters: ["q"] },
  { hosts: /^urldefense\.proofpoint\.com$/, parameters: ["u"] },
  { hosts: /(?:^|\.)linkprotect\.cudasvc\.com$/, parameters: ["a"] },
  { hosts: /(?:^|\.)mimecast(?:protect)?\.com$|\.inky\.com$/, parameters: ["domain"] },
  { hosts: /(?:^|\.)protection\.sophos\.com$/, parameters: ["u", "d"] },
  { hosts: /(?:^|\.)trendmicro\.com$/, parameters: ["url"] },
  { hosts: /^(?:protect\d?|url)\.fireeye\.com$/, parameters: ["u"] },
  { hosts: /^clicktime\.symantec\.com$/, parameters: ["u"] },
  { hosts: /^urlisolation\.com$/, parameters: ["url"] },
  { hosts: /^scanmail\.trustwave\.com$|^urlsand\.esvalabs\.com$/, parameters: ["u"] },
  { hosts: /^link\.edgepilot\.com$/, parameters: ["u"] },
  { hosts: /^deref-(?:gmx|web)\.(?:net|de|com)$|^deref-mail\.com$/, parameters: ["redirectUrl"] },
  { hosts: /^lm?\.(?:facebook|instagram)\.com$/, parameters: ["u"] },
  { hosts: /^(?:www\.)?linkedin\.com$/, parameters: ["url"] },
  { hosts: /^(?:www\.)?bing\.com$/, parameters: ["u"] },
  { hosts: /^duckduckgo\.com$/, parameters: ["uddg"] },
  { hosts: /^t\.umblr\.com$/, parameters: ["z"] },
  { hosts: /^slack-redir\.net$/, parameters: ["url"] },
  { hosts: /^(?:www\.)?vk\.com$/, parameters: ["to"] },
  { hosts: /^steamcommunity\.com$/, parameters: ["url"] },
  { hosts: /^medium\.com$/, parameters: ["url"] },
  { hosts: /^out\.reddit\.com$/, parameters: ["url"] },
  { hosts: /^click\.snapchat\.com$/, parameters: ["af_web_dp"] },
  { hosts: /^(?:www\.)?amazon\.(?:com?\.)?[a-z]{2,3}$/, parameters: ["U"] },
  { hosts: /^sba\.yandex\.(?:net|ru|com)$/, parameters: ["url"] },
];

/** Words of the hosts above and below: most links have none and are done at once. */
const KNOWN_HOST =
  /google|translate\.goog$|doubleclick|outlook\.com$|office365\.us$|ampproject|awstrack|pstmrk|mandrillapp|inky|trustwave|esvalabs|urlisolation|reddit|snapchat|amazon|yandex|office\.net$|youtube|urldefense|cudasvc|mimecast|sophos|trendmicro|fireeye|symantec|edgepilot|deref-|facebook|instagram|linkedin|bing\.com$|duckduckgo|umblr|slack-redir|vk\.com$|steamcommunity|medium\.com$|cisco\.com$|archive\.org$|avanan|search\.yahoo|href\.li$/;

/** The address that `url` carries, null when it is none of the known ones. */
export function unwrapped(url: string, host: string): string | null {
  if (!KNOWN_HOST.test(host)) return null;
  if (host === "urldefense.com" || host === "urldefense.us") return proofpoint3(url);
  if (host.endsWith(".translate.goog")) return translated(url, host);
  const inPath = pathTarget(url, host);
  if (inPath !== null) return inPath;
  const question = url.indexOf("?");
  if (question < 0) return null;
  for (const { hosts, parameters } of BY_PARAMETER) {
    if (!hosts.test(host)) continue;
    const query = new URLSearchParams(url.slice(question + 1).split("#", 1)[0]);
    for (const name of parameters) {
      const target = asTarget(query.get(name), url, host);
      if (target !== null) return target;
    }
  }
  return null;
}

function asTarget(value: string | null, url: string, host: string): string | null {
  if (value === null) return null;
  if (host === "urldefense.proofpoint.com" && url.includes("/v2/")) return ifAddress(proofpoint2(value));
  if (host.endsWith("bing.com"))
    return value.startsWith("a1") ? ifAddress(Buffer.from(value.slice(2), "base64url").toString("utf8")) : null;
  if (host.endsWith("protection.sophos.com") && !value.includes(".")) return ifAddress(Buffer.from(value, "base64").toString("utf8"));
  const isDomain = /(?:mimecast(?:protect)?|inky|protection\.sophos)\.com$/.test(host);
  if (isDomain && /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}$/i.test(value)) return `https://${value}/`;
  return ifAddress(value);
}

/** Only an absolute address leads away; some services also take their own paths there. */
function ifAddress(text: string): string | null {
  return /^\s{0,9}(?:https?:|[/\\]{2})/i.test(text) ? text.trim() : null;
}

/** Version 2 of URL Defense writes "-" for "%" and "_" for "/". */
function proofpoint2(value: string): string {
  return percentDecoded(value.replaceAll("-", "%").replaceAll("_", "/"));
}

const RUN_LENGTHS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Version 3 keeps the address and takes unusual characters out: "*" stands for one, "**" and a letter for a run; they follow in base64. */
function proofpoint3(url: string): string | null {
  const open = url.indexOf("/v3/__");
  const close = open < 0 ? -1 : url.indexOf("__;", open);
  if (close < 0) return null;
  const kept = url.slice(open + 6, close);
  const coded = url.slice(close + 3).split("!", 1)[0] ?? "";
  const replaced = Array.from(Buffer.from(coded, "base64").toString("utf8"));
  let at = 0;
  const target = kept.replace(/\*(?:\*(.))?/g, (_, run?: string) => {
    const length = run === undefined ? 1 : RUN_LENGTHS.indexOf(run) + 2;
    const text = replaced.slice(at, at + length).join("");
    at += length;
    return text;
  });
  // browsers and relays make one slash of two
  return ifAddress(target.replace(/^(https?:)\/(?!\/)/i, "$1//"));
}

/** Google Translate's mirror writes dots as "-" and dashes as "--". */
function translated(url: string, host: string): string {
  const name = host.slice(0, -".translate.goog".length).replaceAll("--", "\0").replaceAll("-", ".").replaceAll("\0", "-");
  const path = /^[a-z]+:\/\/[^/]+(\/[^?#]*)?/i.exec(url)?.[1] ?? "/";
  return `https://${name}${path}`;
}

/** Services that write the target into the path. */
function pathTarget(url: string, host: string): string | null {
  if (host === "secure-web.cisco.com") return ifAddress(percentDecoded(/^https?:\/\/[^/]+\/[^/]+\/(.+)$/.exec(url)?.[1] ?? ""));
  if (host === "web.archive.org") return ifAddress(/\/web\/[^/]{1,30}\/(https?:.+)$/.exec(url)?.[1] ?? "");
  if (host.endsWith("avanan.click")) return ifAddress(/\/v2\/[^_]{0,9}___(.+?)___/.exec(url)?.[1] ?? "");
  if (host === "r.search.yahoo.com") return ifAddress(percentDecoded(/\/RU=([^/]+)/.exec(url)?.[1] ?? ""));
  if (host === "href.li") return ifAddress(url.slice(url.indexOf("?") + 1));
  if (host.endsWith(".awstrack.me")) return ifAddress(percentDecoded(/\/L\d\/([^/]+)/.exec(url)?.[1] ?? ""));
  if (host === "mandrillapp.com") return mandrill(url);
  if (host === "click.pstmrk.it") {
    const [, s, place] = /^https?:\/\/[^/]+\/\d(s?)\/([^/]+)/.exec(url) ?? [];
    return place === undefined ? null : `http${s ?? ""}://${percentDecoded(place)}`;
  }
  const cached = host.endsWith(".cdn.ampproject.org") ? /^https?:\/\/[^/]+\/[cvi]\/(s\/)?([^?#]+)/.exec(url) : null;
  if (cached !== null) return `${cached[1] === undefined ? "http" : "https"}://${cached[2]}`;
  const amp = /^(?:www\.)?google\.[a-z.]{2,6}$/.test(host) ? /^https?:\/\/[^/]+\/amp\/(s\/)?([^?#]+)/.exec(url) : null;
  return amp === null ? null : `${amp[1] === undefined ? "http" : "https"}://${amp[2]}`;
}

/** The host stands in the path, the whole address in JSON within JSON within base64. */
function mandrill(url: string): string | null {
  const host = /\/track\/click\/\d+\/([a-z0-9.-]{1,253})/i.exec(url)?.[1];
  if (host === undefined) return null;
  const json = Buffer.from(/[?&]p=([\w-]+)/.exec(url)?.[1] ?? "", "base64url").toString("utf8");
  const whole = /\\?"url\\?":\\?"((?:https?:)[^"\s]{1,4000}?)\\?"/.exec(json)?.[1]?.replace(/\\+\//g, "/");
  return whole ?? `https://${host}/`;
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray percent sign
  }
}
