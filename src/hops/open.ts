/**
 * Opens a next hop: the port that accepted mail leaves by. Nothing is connected before it is needed. Recipients go by the route of
 * their domain: the exact domain first, then the longest ".suffix", then the default.
 */
import { domainToASCII } from "node:url";
import { domainOf } from "../mail/envelope.ts";
import type { HopUrl } from "../platform/hop-url.ts";
import { unreachable } from "../platform/unreachable.ts";
import type { Delivery, Handover, HopCapabilities, NextHop, RecipientAnswer, RouteName } from "../ports/next-hop.ts";
import type { Host, Question } from "./host.ts";
import { MaildirHost } from "./maildir/host.ts";
import { defaultPool, defaultTimeouts, type HopDeps, type HopOptions, type RouteOptions } from "./options.ts";
import { intersect, Route } from "./route.ts";
import { SmtpHost } from "./smtp/host.ts";

/** The route of recipients without one of their own. */
const DEFAULT_ROUTE: RouteName = "*";

export function openNextHop(options: HopOptions, deps: HopDeps): NextHop {
  return new RoutedNextHop(options, deps);
}

class RoutedNextHop implements NextHop {
  readonly #routes: ReadonlyMap<RouteName, Route>;
  readonly #default: Route;
  readonly #probeEvery: number;
  #probing: Promise<void> | null = null;
  #probedAt = Number.NEGATIVE_INFINITY;

  constructor(options: HopOptions, deps: HopDeps) {
    this.#default = openRoute(options, options, deps);
    const own = Object.entries(options.routes ?? {});
    this.#routes = new Map(own.map(([domain, route]) => [toALabels(domain.toLowerCase()), openRoute(route, options, deps)]));
    this.#probeEvery = { ...defaultPool, ...options.pool }.skipFailing;
  }

  async capabilities(): Promise<HopCapabilities | null> {
    const isUnseen = this.#all().some((route) => route.hosts.every((host) => host.seen === null));
    // every EHLO of a client asks: a next hop that is down must not make each of them wait for it
    if (isUnseen && performance.now() - this.#probedAt >= this.#probeEvery) {
      this.#probing ??= this.#probe();
    }
    await this.#probing;
    return intersect(this.#all().flatMap((route) => route.hosts.flatMap(({ seen }) => (seen === null ? [] : [seen]))));
  }

  routeOf(recipient: string): RouteName {
    const written = domainOf(recipient);
    if (written === null) return DEFAULT_ROUTE;
    const domain = toALabels(written);
    if (this.#routes.has(domain)) return domain;
    for (let dot = domain.indexOf("."); dot >= 0; dot = domain.indexOf(".", dot + 1)) {
      const suffix = domain.slice(dot);
      if (this.#routes.has(suffix)) return suffix;
    }
    return DEFAULT_ROUTE;
  }

  async ask(question: Question): Promise<RecipientAnswer> {
    const route = this.#route(this.routeOf(question.recipient.address));
    const { answer, hop } = await route.first((host) => host.ask(question));
    return answer.kind === "replied" ? { kind: "replied", reply: answer.reply, hop } : { kind: "failed", why: answer.why, hop };
  }

  async deliver(delivery: Delivery): Promise<Handover> {
    const { answer, hop } = await this.#route(delivery.route).first((host) => host.send(delivery));
    switch (answer.kind) {
      case "accepted":
      case "refused":
        return { ...answer, hop };
      case "unreached":
      case "doubtful":
        return { kind: "failed", why: answer.why, hop };
      default:
        return unreachable(answer);
    }
  }

  health(): readonly { readonly hop: string; readonly failing: string | null }[] {
    return this.#all().flatMap((route) => route.health());
  }

  async close(): Promise<void> {
    await Promise.all(this.#all().flatMap((route) => route.hosts.map((host) => host.close())));
  }

  #all(): readonly Route[] {
    return [this.#default, ...this.#routes.values()];
  }

  /** A name from before a change of settings (an outbox entry has none, but a caller may) goes the default way. */
  #route(name: RouteName): Route {
    return this.#routes.get(name) ?? this.#default;
  }

  async #probe(): Promise<void> {
    try {
      await Promise.all(this.#all().map((route) => route.probe()));
    } finally {
      this.#probedAt = performance.now();
      this.#probing = null;
    }
  }
}

/** The two spellings of an internationalized domain are one. ASCII stays as it is; so does what is no domain. */
function toALabels(domain: string): string {
  if (/^[\u0000-\u007f]*$/.test(domain)) return domain;
  const dot = domain.startsWith(".") ? "." : "";
  const labels = domainToASCII(domain.slice(dot.length));
  return labels === "" ? domain : dot + labels;
}

function openRoute(route: RouteOptions, options: HopOptions, deps: HopDeps): Route {
  const pool = { ...defaultPool, ...options.pool };
  const hosts = route.hosts.map((url) => openHost(url, route, options, deps));
  return new Route(hosts, pool.skipFailing, deps.clock, deps.log);
}

function openHost(url: HopUrl, route: RouteOptions, options: HopOptions, deps: HopDeps): Host {
  if (url.kind === "maildir") return new MaildirHost(url.folder, options.hostname, deps);
  const session = {
    url,
    hostname: options.hostname,
    tls: route.tls ?? "opportunistic",
    verify: route.verify ?? true,
    ca: route.ca,
    credentials: route.credentials ?? null,
    timeouts: { ...defaultTimeouts, ...options.timeouts },
  } as const;
  return new SmtpHost(session, { ...defaultPool, ...options.pool }, deps);
}
