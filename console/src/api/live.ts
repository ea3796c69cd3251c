/**
 * Live updates: one stream for the whole console. Says which queries are stale; whoever lists messages hears of new ones by a listener,
 * because a list decides itself how it grows. The browser reconnects by itself; after a gap everything shown is asked for again.
 */
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Changed } from "../../../src/admin/contract.ts";
import { addressOf } from "./client.ts";

/** New messages in a flood are asked for at most this often. */
const PATIENCE_MILLISECONDS = 1_000;
const listeners = new Set<() => void>();

/** Calls `listener` after messages came or changed. */
export function useMessagesChanged(listener: () => void): void {
  useEffect(() => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, [listener]);
}

/** Opens the stream as long as the component is shown. True while it is connected. */
export function useLive(): boolean {
  const queries = useQueryClient();
  const [connected, setConnected] = useState(true);
  useEffect(() => {
    const told = toTeller(queries);
    const source = new EventSource(addressOf("/live"));
    let broken = false;
    source.onopen = () => {
      setConnected(true);
      if (broken) told.everything();
      broken = false;
    };
    source.onerror = () => {
      broken = true;
      setConnected(false);
      // the server refuses the stream without a session: the sign-in page follows from this
      if (source.readyState === EventSource.CLOSED) void queries.invalidateQueries({ queryKey: ["session"] });
    };
    // the server writes what contract.ts calls `changed`
    source.addEventListener("changed", (event) => told.changed(JSON.parse((event as MessageEvent<string>).data) as Changed));
    return () => {
      source.close();
      told.stop();
    };
  }, [queries]);
  return connected;
}

function toTeller(queries: QueryClient) {
  let timer: number | null = null;
  const stale = (...keys: readonly string[]): void => {
    for (const key of keys) void queries.invalidateQueries({ queryKey: [key] });
  };
  const tellLists = (): void => {
    timer = null;
    for (const listener of listeners) listener();
    stale("overview");
  };
  const messages = (): void => {
    timer ??= window.setTimeout(tellLists, PATIENCE_MILLISECONDS);
  };
  return {
    changed(changed: Changed): void {
      if (changed.messages.length > 0 || changed.more) messages();
      if (changed.more) stale("message");
      for (const arrival of changed.messages) void queries.invalidateQueries({ queryKey: ["message", arrival] });
      if (changed.quarantine) stale("quarantine");
      if (changed.identities) stale("identities", "statement");
      if (changed.alerts) stale("overview");
      if (changed.samples) stale("samples");
    },
    everything(): void {
      messages();
      stale("message", "quarantine", "identities", "statement", "samples", "overview");
    },
    stop(): void {
      if (timer !== null) window.clearTimeout(timer);
    },
  };
}
