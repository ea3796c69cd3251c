/**
 * Ends kept mail whose time has come: a hold leaves by the outbox, unless its sender is suspended by then; a quarantine expires. The store changes state durably and in
 * bounded slices; this loop asks it, records what ended and wakes the outbox. A fault of the store is logged and tried again.
 */
import { messageOf } from "../platform/errors.ts";
import type { Log } from "../platform/log.ts";
import type { Milliseconds } from "../platform/time.ts";
import type { Kept, KeptId } from "../ports/keeping.ts";
import type { EndingDeps } from "./end.ts";

/** Holds are promised in minutes; a look each second keeps them exact enough and costs one indexed query. */
const LOOK_EVERY: Milliseconds = 1_000;
const AFTER_FAULT: Milliseconds = 10_000;
const SLICE = 100;

export interface QuarantineLoop {
  /** Looks now and resolves when everything due was ended. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

export interface QuarantineDeps extends EndingDeps {
  readonly log: Log;
  /** How long a hold stays in quarantine when it may not leave by itself. */
  readonly quarantineFor: Milliseconds;
  /** Which of these holds must not leave, because of how their senders stand by now. A fault makes them wait. */
  readonly withheld: (due: readonly Kept[]) => Promise<readonly KeptId[]>;
  readonly lookEvery?: Milliseconds;
}

const ENDINGS = { released: "hold-ended", quarantined: "hold-quarantined", withheld: "hold-withheld", expired: "expired" } as const;

export function runQuarantine(deps: QuarantineDeps): QuarantineLoop {
  let timer: NodeJS.Timeout | null = null;
  let looking: Promise<void> | null = null;
  let stopped = false;
  const plan = (wait: Milliseconds): void => {
    if (!stopped) timer = setTimeout(() => void look(), wait);
  };
  const look = (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    looking ??= endAllDue(deps, () => stopped)
      .then(
        () => plan(deps.lookEvery ?? LOOK_EVERY),
        (fault: unknown) => {
          deps.log.error({ fault: messageOf(fault) }, "ending kept mail failed; trying again");
          plan(AFTER_FAULT);
        },
      )
      .finally(() => {
        looking = null;
      });
    return looking;
  };
  void look();
  return {
    look,
    async stop() {
      stopped = true;
      await looking;
      if (timer !== null) clearTimeout(timer);
    },
  };
}

async function endAllDue(deps: QuarantineDeps, isStopped: () => boolean): Promise<void> {
  for (let more = true; more && !isStopped(); ) {
    const at = deps.clock.now();
    const holds = await deps.keeping.dueHolds(at, SLICE);
    const withhold = holds.length === 0 ? [] : await deps.withheld(holds);
    const ended = await deps.keeping.endDue(at, SLICE, at + deps.quarantineFor, withhold);
    more = ended.length === SLICE;
    if (ended.length === 0) return;
    if (ended.some((one) => one.how === "released")) deps.wakeOutbox();
    await deps.events.append(
      ...ended.map(({ id, arrival, how }) => {
        return { type: "kept.ended" as const, version: 1 as const, at, arrival, kept: id, how: ENDINGS[how], by: "postern" };
      }),
    );
  }
}
