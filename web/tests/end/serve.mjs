/** Shows the static page: `scripts/web serve`. */

import { staticServer } from "./browser.mjs";

const { address } = await staticServer();
console.log(`the page is at ${address}`);
