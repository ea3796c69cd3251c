/**
 * Sign-ins from new places and devices, faster than anybody travels, or after many wrong passwords for many names (outbound.md 4.6).
 * One of them alone is no proof: there are travellers, VPNs and mobile networks.
 */
import { defineSignal, type Signal } from "../evidence.ts";
import { hashOf } from "../familiar.ts";
import { usersOf } from "../house-memory.ts";
import { networkOf } from "../networks.ts";
import { NOVELTY } from "../priors.ts";

/** Without a few messages and sign-ins there is no habit. */
const LEAST = 5;
const SPEED = 900; // km/h, an airliner
const DISTANCE = 500; // km
const UNKNOWN_RADIUS = 200; // km

export const newPlace = defineSignal({
  id: "sign-in-place",
  title: "Sign-in from a new network or device",
  why: "Stolen passwords are used elsewhere, and often before the first message.",
  watches: "sign-in",
  group: "origin",
  cap: [0, 3],
  weigh({ event, profile }) {
    if (event.result !== "ok" || event.client === null) return null;
    const place = event.place?.asn ? `AS${event.place.asn}` : networkOf(event.client);
    const isHabit = profile.messages + profile.devices.count >= LEAST;
    const isNewPlace = isHabit && profile.networks.count > 0 && !profile.networks.has(hashOf(place));
    const isNewDevice = event.device !== null && isHabit && profile.devices.count > 0 && !profile.devices.has(hashOf(event.device));
    if (!isNewPlace && !isNewDevice) return null;
    const rate = (profile.networks.count + NOVELTY.network.h0 * 20) / (profile.messages + profile.devices.count + 40);
    const llr = (isNewPlace ? Math.log(NOVELTY.network.h1 / Math.min(rate, NOVELTY.network.h1)) : 0) + (isNewDevice ? 1.2 : 0);
    const value = (): string => [isNewPlace ? place : "", isNewDevice ? `device ${event.device}` : ""].filter(Boolean).join(", ");
    return { llr, value: () => `never before: ${value()}`, once: hashOf(place) };
  },
});

export const velocity = defineSignal({
  id: "sign-in-velocity",
  title: "Sign-ins faster than anybody travels",
  why: "The owner and the thief are in two places.",
  watches: "sign-in",
  group: "origin",
  cap: [0, 1.5],
  weigh({ event, profile }) {
    const { place } = event;
    if (event.result !== "ok" || place?.latitude == null || place.longitude == null || profile.signedIn === null) return null;
    const before = profile.signedIn;
    const apart =
      kilometres(before, { latitude: place.latitude, longitude: place.longitude }) - before.radius - (place.radius ?? UNKNOWN_RADIUS);
    const hours = Math.max((event.at - before.at) / 3_600_000, 1 / 60);
    if (apart < DISTANCE || apart / hours < SPEED) return null;
    return { llr: 1.5, value: () => `${Math.round(apart)} km in ${hours.toFixed(1)} h` };
  },
});

export const spray = defineSignal({
  id: "spray",
  title: "Sign-in from where many names were tried",
  why: "A success after wrong passwords for many users is a guess that hit.",
  watches: "sign-in",
  group: "origin",
  cap: [0, 4],
  weigh({ event, house }) {
    if (event.result !== "ok" || event.client === null) return null;
    const tried = usersOf(house.attempts.get(networkOf(event.client)), event.at).length;
    if (tried < SPRAYED) return null;
    return {
      llr: tried >= 2 * SPRAYED ? 4 : 3,
      value: () => `${tried} or more names failed from ${networkOf(event.client ?? "")}`,
      once: 7,
    };
  },
});

/** So many users of one network do not all mistype within a day. */
const SPRAYED = 5;

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Great-circle distance (haversine). */
function kilometres(a: Point, b: Point): number {
  const rad = Math.PI / 180;
  const half = (x: number): number => Math.sin((x * rad) / 2) ** 2;
  const h = half(b.latitude - a.latitude) + Math.cos(a.latitude * rad) * Math.cos(b.latitude * rad) * half(b.longitude - a.longitude);
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(h)));
}

export const signInSignals: readonly Signal<"sign-in">[] = [newPlace, velocity, spray];
