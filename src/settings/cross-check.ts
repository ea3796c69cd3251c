/**
 * What one value alone cannot show: values that contradict each other, names that nobody defined, files that are not there.
 * Runs over what could be understood of a file with mistakes too; whatever depends on a mistaken part stays silent about it.
 */
import { accessSync, constants, statSync } from "node:fs";
import { isIPv4, isIPv6 } from "node:net";
import { type Network, overlap, toNetwork } from "./addresses.ts";
import { crossCheckChecks, type KnownChecks } from "./checks-cross-check.ts";
import type { Path } from "./document.ts";
import { inFile, type Mistake, valueAt } from "./mistakes.ts";
import { crossCheckPolicy } from "./policy-cross-check.ts";
import type { Reporter } from "./reporter.ts";
import type { HopTarget, Settings } from "./settings.ts";

export interface CrossInput {
  /** The file's values as written. */
  readonly value: unknown;
  toWritten(path: Path): Path;
  readonly earlier: readonly Mistake[];
  readonly checks: KnownChecks | null;
}

export function crossCheck(settings: Settings, input: CrossInput): readonly Mistake[] {
  const mistakes: Mistake[] = [];
  const add = (path: Path, expected: string, found: string, atKey: boolean) =>
    mistakes.push({ path: inFile(path, input.value), expected, found, atKey });
  const reporter: Reporter = {
    report: (path, expected, found, atKey = false) => add(input.toWritten(path), expected, found, atKey),
    reportInFile: (path, expected, found) => add(path, expected, found, false),
    written: (path) => valueAt(path, input.value),
    isDoubtful: (path) => {
      const full = input.toWritten(path);
      return input.earlier.some((mistake) => full.every((step, index) => index >= mistake.path.length || mistake.path[index] === step));
    },
    keysOf: (path) => {
      const inner = valueAt(path, input.value);
      return typeof inner === "object" && inner !== null && !Array.isArray(inner) ? Object.keys(inner) : [];
    },
  };
  checkNetworks(settings, reporter);
  checkListening(settings, reporter);
  checkDirections(settings, reporter);
  checkHops(settings, reporter);
  checkTls(settings, reporter);
  checkRulesFolder(settings, reporter);
  crossCheckChecks(settings, input.checks, reporter);
  crossCheckPolicy(settings, reporter);
  return mistakes;
}

/** A folder that is named must be there; the one beside the file need not. */
function checkRulesFolder({ rules: { folder } }: Settings, { report, written }: Reporter): void {
  if (folder === null || written(["rules", "folder"]) === undefined) return;
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) report(["rules", "folder"], "a folder", `${folder}, which is none`);
}

function checkNetworks({ networks }: Settings, { report }: Reporter): void {
  const seen: { readonly text: string; readonly network: Network }[] = [];
  for (const [index, text] of networks.entries()) {
    const network = toNetwork(text);
    if (network === null) continue;
    // 0.0.0.0/0 as "our own hosts" is an open relay
    const least = network.family === 4 ? 8 : 16;
    if (network.length < least)
      report(["networks", index], `our own hosts only (at least /${least})`, `${text}, which would be an open relay`);
    const other = seen.find((earlier) => overlap(earlier.network, network));
    if (other !== undefined) report(["networks", index], "networks that do not overlap", `${text}, which overlaps ${other.text}`);
    seen.push({ text, network });
  }
}

function listeners({ doors, console }: Settings): readonly { readonly path: Path; readonly address: string }[] {
  const ofDoors = (["inbound", "outbound"] as const).flatMap((name) =>
    (["listen", "listenTls"] as const).flatMap((list) =>
      doors[name][list].map((address, index) => ({ path: ["doors", name, list, index], address })),
    ),
  );
  return console.listen === null ? ofDoors : [...ofDoors, { path: ["console", "listen"], address: console.listen }];
}

const EVERY_ADDRESS = ["0.0.0.0", "[::]"];

function checkListening(settings: Settings, { report }: Reporter): void {
  const seen: { readonly path: Path; readonly host: string; readonly port: string }[] = [];
  for (const { path, address } of listeners(settings)) {
    const [host, port] = splitPort(address);
    const clash = seen.find((other) => port !== "0" && other.port === port && shareAddress(other.host, host));
    if (clash !== undefined)
      report(path, "a port of its own", `${address}, which ${clash.path.filter((step) => typeof step === "string").join(".")} has too`);
    seen.push({ path, host, port });
  }
}

function shareAddress(one: string, other: string): boolean {
  if (one === other || one === "[::]" || other === "[::]") return true;
  return EVERY_ADDRESS.includes(one) ? !other.startsWith("[") : EVERY_ADDRESS.includes(other) && !one.startsWith("[");
}

function splitPort(address: string): readonly [host: string, port: string] {
  const colon = address.lastIndexOf(":");
  return [address.slice(0, colon), address.slice(colon + 1)];
}

/** An open door needs to know where its mail goes, and for whom; a silent default would swallow mail. */
function checkDirections({ doors, nextHop, domains }: Settings, { report, isDoubtful }: Reporter): void {
  for (const direction of ["inbound", "outbound"] as const) {
    const door = doors[direction];
    if (door.listen.length + door.listenTls.length === 0 || isDoubtful(["doors", direction])) continue;
    if (nextHop[direction] === null && !isDoubtful(["nextHop"])) {
      report(["nextHop", direction], `where ${direction} mail goes, or doors.${direction}.listen off`, "nothing");
    }
    if (direction === "inbound" && domains.length === 0 && !isDoubtful(["domains"])) {
      report(["domains"], "domains to take mail for, or doors.inbound.listen off", "none");
    }
  }
}

function checkHops(settings: Settings, reporter: Reporter): void {
  const own = listeners(settings).map(({ address }) => address);
  for (const direction of ["inbound", "outbound"] as const) {
    const hop = settings.nextHop[direction];
    if (hop === null) continue;
    checkTarget(hop, ["nextHop", direction], own, reporter);
    for (const [name, target] of Object.entries(hop.routes)) checkTarget(target, ["nextHop", direction, "routes", name], own, reporter);
  }
}

function checkTarget(target: HopTarget, path: Path, own: readonly string[], { report, isDoubtful, keysOf }: Reporter): void {
  const keys = keysOf(path);
  for (const [has, needs] of [
    ["user", "passwordFile"],
    ["passwordFile", "user"],
  ] as const) {
    if (keys.includes(has) && !keys.includes(needs)) report([...path, has], `${needs} beside ${has}`, "none");
  }
  if (target.credentials !== null && !isDoubtful([...path, "passwordFile"])) {
    checkReadable(target.credentials.passwordFile, [...path, "passwordFile"], report);
  }
  if (target.ca !== null) checkReadable(target.ca, [...path, "ca"], report);
  for (const [index, host] of target.hosts.entries()) {
    if (host.kind !== "smtp") continue;
    const shown = `${host.host.includes(":") ? `[${host.host}]` : host.host}:${host.port}`;
    if (own.includes(shown)) report([...path, "url", index], "a server other than this gateway", `${shown}, one of our own doors`);
    if (target.credentials !== null && target.tls === "none" && !host.implicitTls && !isLoopback(host.host)) {
      report([...path, "tls"], "opportunistic or required, as a password is sent", "none");
    }
  }
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIPv4(host) && host.startsWith("127.")) || (isIPv6(host) && host === "::1");
}

function checkTls({ tls }: Settings, { report, isDoubtful, keysOf }: Reporter): void {
  const keys = keysOf(["tls"]);
  if (keys.includes("certificate") && !keys.includes("key")) report(["tls", "certificate"], "key beside certificate", "none");
  if (keys.includes("key") && !keys.includes("certificate")) report(["tls", "key"], "certificate beside key", "none");
  if (tls === null || isDoubtful(["tls"])) return;
  checkReadable(tls.certificate, ["tls", "certificate"], report);
  checkReadable(tls.key, ["tls", "key"], report);
}

function checkReadable(file: string, path: Path, report: Reporter["report"]): void {
  try {
    accessSync(file, constants.R_OK);
    if (!statSync(file).isFile()) report(path, "a file", `${file}, which is none`);
  } catch (fault) {
    // the system's own word for it, such as ENOENT or EACCES
    const code = fault instanceof Error && "code" in fault ? String(fault.code) : "no access";
    report(path, "a file that can be read", `${file} (${code})`);
  }
}
