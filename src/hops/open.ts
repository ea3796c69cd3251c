/**
 * Opens a next hop: the port that accepted mail leaves by. Nothing is connected before it is needed.
 */
import type { NextHop } from "../ports/next-hop.ts";
import type { HopDeps, HopOptions } from "./options.ts";

export declare function openNextHop(options: HopOptions, deps: HopDeps): NextHop;
