/** A small PNG with a QR code, for tests. */

/** What the code says. */
export const CODE_SAYS = "https://portal.mailer.test/s/4711";
/** In base64. */
export const CODE_PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAIQAAACEAQAAAAB5P74KAAAAyElEQVR42u3WQQ6EMAwDQP/A//+lf+CV04JgV0Jqs0d6QDAHSNMkAv5awit3AUCIrJuG0CbNXNwSkKLE3D" +
  "TFEv0HQQXZlLFT/ux9UZLwWrezWJcsjC9camNdQBGKUmwIZU1uikhJ1Jn5LQGUw0uAZ6fsSHIu3ip8S5JywRCsjqRxPSJkRyxJ6VzgqI0tgerdM2X7UpUpuKZJQ6pBxgm0" +
  "JAeHyvoR4aZUQTr7dV9Y9dmV2SliR+bkz7MbUpNNzBC4Tshlef8KHuQD3tK0sGYvR5oAAAAASUVORK5CYII=";
