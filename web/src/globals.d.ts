/** What the build puts in. */

declare module "*.md" {
  const text: string;
  export default text;
}

declare module "*.txt" {
  const text: string;
  export default text;
}

/** The profiles of `rules/profiles/`, with their summaries. */
declare const PROFILES: { name: string; summary: string }[];
