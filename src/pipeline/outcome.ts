/** How one transaction ended; each door turns it into its protocol's words. */
import type { ArrivalId } from "../mail/arrival.ts";

export type Outcome =
  | {
      readonly kind: "taken";
      readonly arrival: ArrivalId;
      /** The next hop's words when it was handed on, null when every copy was kept. */
      readonly nextHopReply: string | null;
    }
  | { readonly kind: "deferred"; readonly arrival: ArrivalId; readonly enhanced: `4.${number}.${number}`; readonly text: string }
  | { readonly kind: "refused"; readonly arrival: ArrivalId; readonly enhanced: `5.${number}.${number}`; readonly text: string };
