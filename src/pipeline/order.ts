/** Every check, in the order in which they run and in which `explain` names them. A check that is not here does not exist. */
import { dangerousType } from "../checks/attachments/dangerous-type.ts";
import { newsletter } from "../checks/bulk/newsletter.ts";
import type { AnyCheck } from "../checks/check.ts";
import { knownCorrespondent } from "../checks/sender/known-correspondent.ts";

export const checks: readonly AnyCheck[] = [knownCorrespondent, dangerousType, newsletter];
