/** A form as it stands on a page, with what a browser would send of it untouched. */
export type FoundForm = {
  method: "get" | "post";
  /** Where it goes; relative to the page. */
  action: string;
  multipart: boolean;
  /** Fields in which people write something. */
  written: {
    name: string;
    type: string;
    /** In characters; Infinity: as many as one likes. */ longest: number;
    /** Takes names that are there only. */ isNaming: boolean;
  }[];
  /** Everything else, as it stands. */
  others: [name: string, value: string][];
  /** Named buttons; each sends the form in its own way. */
  buttons: [name: string, value: string][];
};

/** The forms of a page. Our own pages are well-formed, so no parser is needed to find them. */
export function formsOf(html: string): FoundForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([^]*?)<\/form>/g)].map(([, head = "", body = ""]) => {
    const form: FoundForm = {
      method: attribute(head, "method")?.toLowerCase() === "post" ? "post" : "get",
      action: attribute(head, "action") ?? "",
      multipart: /multipart/i.test(head),
      written: [...body.matchAll(/<textarea\b([^>]*)>/g)].map(([, tag = ""]) => writtenField(tag, "text")),
      others: [...body.matchAll(/<select\b([^>]*)>([^]*?)<\/select>/g)].map(([, tag = "", options = ""]) => [attribute(tag, "name") ?? "", chosenOf(options)]),
      buttons: [],
    };
    const radios = new Set<string>();
    for (const [, tag = ""] of body.matchAll(/<input\b([^>]*)>/g)) {
      const name = attribute(tag, "name");
      const type = attribute(tag, "type") ?? "text";
      const value = attribute(tag, "value") ?? "";
      if (name === undefined || type === "file") continue;
      if (["text", "search", "url", "tel", "email", "date", "number"].includes(type))
        form.written.push(writtenField(tag, attribute(tag, "inputMode") || attribute(tag, "inputmode") ? "number" : type));
      else if (type === "radio") {
        if (/\schecked/.test(tag) || !radios.has(name)) form.others = [...form.others.filter(([other]) => other !== name), [name, value]];
        radios.add(name);
      } else form.others.push([name, type === "checkbox" ? value || "on" : value]);
    }
    for (const [, tag = ""] of body.matchAll(/<button\b([^>]*)>/g)) {
      const name = attribute(tag, "name");
      if (name !== undefined) form.buttons.push([name, attribute(tag, "value") ?? ""]);
    }
    return form;
  });
}

function writtenField(tag: string, type: string): FoundForm["written"][number] {
  return {
    name: attribute(tag, "name") ?? "",
    type,
    longest: Number(attribute(tag, "maxLength") ?? attribute(tag, "maxlength") ?? Infinity),
    isNaming: attribute(tag, "list") !== undefined,
  };
}

function chosenOf(options: string): string {
  const all = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, tag = ""]) => tag);
  const chosen = all.find((tag) => /\sselected/.test(tag)) ?? all.find((tag) => attribute(tag, "value")) ?? "";
  return attribute(chosen, "value") || (all.map((tag) => attribute(tag, "value")).find(Boolean) ?? "");
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(` ${tag}`)?.[1];
  return found
    ?.replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");
}
