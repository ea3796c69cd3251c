/** Mistakes in the settings: all of them in one error, each a sentence with file, line and column. Printed as they are, exit code 2. */
import { OperatorError } from "../platform/errors.ts";

export class SettingsMistakes extends OperatorError {
  readonly mistakes: readonly string[];
  constructor(mistakes: readonly string[]) {
    super("settings/mistakes", mistakes.join("\n"));
    this.mistakes = mistakes;
  }
}
