/** What a test does with the page: load, write, read what stands beside it. */

import AxeBuilder from "./axe.mjs";

export const findings = (page) => page.locator("#board .finding:visible");

/** Opens the page and waits until it can check. Everything that goes wrong in it, or leaves it, is kept. */
export async function open(browser, server, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, acceptDownloads: true, ...options });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: new URL(server.address).origin });
  const page = await context.newPage();
  page.faults = [];
  page.strangers = [];
  page.on("pageerror", (error) => page.faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && page.faults.push(message.text()));
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== new URL(server.address).origin) page.strangers.push(request.url());
  });
  await page.goto(server.address + (server.fragment ?? ""));
  await page.waitForSelector("html[data-ready]");
  return page;
}

export const editor = (page) => page.locator("#editor .cm-content");

/** The text of the editor; lines outside the window of a long draft are not in it. */
export const text = (page) =>
  page.evaluate(() => {
    const lines = document.querySelector("#editor").shadowRoot.querySelectorAll(".cm-line");
    return [...lines].map((line) => line.textContent).join("\n");
  });

/** Puts a draft into the editor as a paste of plain text does. */
export async function paste(page, plain, html = "") {
  await editor(page).click();
  await page.evaluate(
    ([plain, html]) => {
      const data = new DataTransfer();
      if (plain) data.setData("text/plain", plain);
      if (html) data.setData("text/html", html);
      const target = document.querySelector("#editor").shadowRoot.querySelector(".cm-content");
      target.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true, composed: true }));
    },
    [plain, html],
  );
}

/** Drops a file on the editor. */
export async function drop(page, name, bytes) {
  await page.evaluate(
    ([name, bytes]) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], name));
      const target = document.querySelector("#editor").shadowRoot.querySelector(".cm-content");
      target.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true, composed: true }));
    },
    [name, [...bytes]],
  );
}

/** Waits until the total says so. */
export const total = (page, words) => page.waitForFunction((words) => document.querySelector("#totals").textContent.includes(words), words, { timeout: 15_000 });

/** The bytes of what an entry of the export menu saves. */
export async function download(page, name) {
  await page.click("#export summary");
  const [saved] = await Promise.all([page.waitForEvent("download"), page.click(`#export-items >> text="${name}"`)]);
  const chunks = [];
  for await (const chunk of await saved.createReadStream()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Every fault that axe-core finds, in words. */
export const axe = (page) => AxeBuilder(page);
