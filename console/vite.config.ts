/** Builds the console into console/dist: local files only, hashed names, nothing fetched from elsewhere at run time. */
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const config = defineConfig({
  plugins: [react()],
  build: {
    // the first releases with light-dark() in CSS (2024): an older target would rewrite it into something that follows no theme
    target: ["chrome123", "firefox121", "safari17.5"],
    outDir: "dist",
    emptyOutDir: true,
    // inlined files would be data: addresses, which the policy for scripts and fonts forbids
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
});

// Vite reads the default export; the house has no other one
export { config as default };
