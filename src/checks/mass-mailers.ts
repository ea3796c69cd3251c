/**
 * Services that send newsletters and receipts for their customers (lists/mass-mailers.txt), and which of them a message shows that it came
 * through. One place can be made up by anybody, so the way of the message (a server or the reverse-path) and something in it (a signature,
 * a link, the way to unsubscribe) must name the same service. Gap: neither signatures nor greetings are verified, so it explains what would
 * look strange otherwise and weighs little by itself.
 */
import type { Message } from "../mail/message.ts";
import type { ArrivalView } from "./check.ts";
import { readList } from "./lists.ts";
import { idDomainOf, returnDomainOf, routeOf } from "./route.ts";
import { shapeOf } from "./shape.ts";

const LINKS_ASKED = 40;

const byDomain = new Map<string, string>();
for (const line of readList("mass-mailers.txt")) {
  const [name = "", domains = ""] = line.split("|");
  for (const domain of domains.split(" ")) if (domain !== "") byDomain.set(domain, name.trim());
}

/** The service that a host belongs to. */
export function massMailerAt(host: string): string | null {
  for (let rest = host; rest !== ""; ) {
    const name = byDomain.get(rest);
    if (name !== undefined) return name;
    const dot = rest.indexOf(".");
    if (dot < 0) return null;
    rest = rest.slice(dot + 1);
  }
  return null;
}

const remembered = new WeakMap<Message, string | null>();

/** The service that carried the message, as its way and its content say alike. */
export function massMailerOf(message: Message, arrival: ArrivalView): string | null {
  let mailer = remembered.get(message);
  if (mailer === undefined) {
    mailer = carrierOf(message, arrival);
    remembered.set(message, mailer);
  }
  return mailer;
}

function carrierOf(message: Message, arrival: ArrivalView): string | null {
  const back = returnDomainOf(message, arrival);
  const way = new Set([...routeOf(message, arrival), back ?? ""].map(massMailerAt).filter((name) => name !== null));
  if (way.size === 0) return null;
  const { signers, hosts } = shapeOf(message);
  const unsubscribe = (message.headers.first("List-Unsubscribe") ?? "").match(/(?<=[/@])[a-z0-9.-]{4,255}/gi) ?? [];
  const inside = [...signers, idDomainOf(message) ?? "", ...hosts.slice(0, LINKS_ASKED), ...unsubscribe.slice(0, 4)];
  return inside.map((host) => massMailerAt(host.toLowerCase())).find((name) => name !== null && way.has(name)) ?? null;
}

/** Does the host count clicks for the service that carried the message? */
export function countsForCarrier(host: string, message: Message, arrival: ArrivalView): boolean {
  const mailer = massMailerAt(host);
  return mailer !== null && mailer === massMailerOf(message, arrival);
}
