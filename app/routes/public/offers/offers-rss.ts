export type News = { title: string; link: string; description: string; /** ISO moment. */ publishedAt: string | null };

/** RSS 2.0. */
export function writeRss({ title, link, language, items }: { title: string; link: string; language: string; items: readonly News[] }): string {
  const lines = items.map(
    (item) =>
      `<item><title>${escaped(item.title)}</title><link>${escaped(item.link)}</link><guid isPermaLink="true">${escaped(item.link)}</guid>` +
      `<description>${escaped(item.description)}</description>${item.publishedAt ? `<pubDate>${new Date(item.publishedAt).toUTCString()}</pubDate>` : ""}</item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>${escaped(title)}</title><link>${escaped(link)}</link><description>${escaped(title)}</description><language>${language}</language>\n${lines.join("\n")}\n</channel></rss>\n`;
}

const SIGNS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text for XML, without the control characters that it cannot hold. */
function escaped(text: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what is taken out
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "").replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);
}
