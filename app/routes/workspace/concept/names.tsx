import { data, redirect } from "react-router";
import {
  addTerm,
  AddTerm,
  confirmNames,
  DismissName,
  dismissName,
  namesInConcept,
  takeNameBack,
  UnlinkName,
  unlinkName,
  type NamePlace,
} from "#domain/concept/naming/index.ts";
import { read } from "#platform/db/index.ts";
import { Button } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Select, TextInput } from "#app/components/forms/controls.tsx";
import { German } from "#app/components/german.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Tag } from "#app/components/rows.tsx";
import { StateLabel } from "#app/components/state.tsx";
import { Side } from "#app/components/side.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import type { Route } from "./+types/names";

const CONCEPT = "/app/:region/konzept";
const SUGGESTIONS = 25;
/** Names in view, the most frequent first; the rest stands behind a fold. */
const SHOWN = 15;

export async function loader({ context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { total, named, suggested, dismissed } = await read(ctx, (db) => namesInConcept(ctx, db));
  const number = (name: string) => Number(url.searchParams.get(name) ?? 0) || 0;
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), CONCEPT),
    total,
    named,
    kinds: AddTerm.shape.kind.options,
    suggested: suggested.slice(0, SUGGESTIONS).map(({ key, text, kind, texts, places }) => ({ key, text, kind: kind ?? "organisation", texts, places })),
    furtherSuggestions: Math.max(0, suggested.length - SUGGESTIONS),
    dismissed,
    takenOver: { recommendations: number("uebernommen"), fields: number("felder") },
    confirmed: url.searchParams.has("namen")
      ? { terms: number("namen"), links: number("stellen"), organisations: number("neu"), owners: number("zustaendig") }
      : null,
    added: url.searchParams.has("begriff"),
    // Both say the name: it stands in the text and in the list below.
    justDismissed: dismissed.find(({ key }) => key === url.searchParams.get("keinname"))?.name ?? null,
    unlinked: url.searchParams.has("geloest")
      ? {
          name: dismissed.find(({ key }) => key === url.searchParams.get("geloest"))?.name ?? null,
          labels: number("verknuepfungen"),
          owners: number("zustaendig"),
        }
      : null,
    namedAgain: named.find(({ key }) => key === url.searchParams.get("doch"))?.term.name ?? null,
    takenBack: suggested.find(({ key }) => key === url.searchParams.get("doch"))?.text ?? null,
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const form = await request.formData();
  const here = `/app/${params.region}/konzept/benannt`;
  if (form.get("act") === "add") {
    const forms = String(form.get("forms") ?? "")
      .split(",")
      .map((word) => word.trim())
      .filter(Boolean);
    const input = AddTerm.safeParse({ kind: form.get("kind"), name: form.get("name"), forms });
    if (!input.success) return data({ error: true }, { status: 422 });
    await addTerm(ctx, input.data);
    return redirect(`${here}?begriff=1`, 303);
  }
  const act = form.get("act");
  if (act === "dismiss" || act === "take-back") {
    const input = DismissName.safeParse({ key: form.get("key") });
    if (input.success) await (act === "dismiss" ? dismissName : takeNameBack)(ctx, input.data);
    return redirect(`${here}?${act === "dismiss" ? "keinname" : "doch"}=${input.data?.key ?? ""}#h-vorschlag`, 303);
  }
  if (act === "unlink") {
    const input = UnlinkName.safeParse({ termId: String(form.get("term")).replace("term:", "") });
    const result = input.success ? await unlinkName(ctx, input.data) : null;
    const told = result?.ok ? result.value : { key: "", labels: 0, owners: 0 };
    return redirect(`${here}?geloest=${told.key}&verknuepfungen=${told.labels}&zustaendig=${told.owners}`, 303);
  }
  const one = form.get("term");
  const confirmed = await confirmNames(ctx, { termIds: typeof one === "string" ? [one] : "all" });
  if (!confirmed.ok) return redirect(here, 303);
  const { terms, links, organisationsMade, ownersSet } = confirmed.value;
  return redirect(`${here}?namen=${terms}&stellen=${links}&neu=${organisationsMade}&zustaendig=${ownersSet}`, 303);
}

export default function Names({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, total, named, suggested, dismissed, confirmed } = loaderData;
  const concept = `/app/${params.region}/konzept`;
  const unconfirmed = named.filter((term) => term.confirmed < term.recommendations);
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("layout.concept"), href: concept }, { label: t("import.names-title") }]}
      title={t("import.names-title")}
      lede={named.length > 0 ? t(unconfirmed.length > 0 ? "import.names-lede" : "import.names-all-confirmed", { named: named.length, total }) : undefined}
      notice={
        loaderData.takenOver.recommendations > 0 ? (
          <Notice kind="success">{t("import.taken-over", loaderData.takenOver)}</Notice>
        ) : confirmed ? (
          <Notice kind="success">{t("import.names-done", confirmed)}</Notice>
        ) : loaderData.added ? (
          <Notice kind="success">{t("import.names-added")}</Notice>
        ) : loaderData.justDismissed ? (
          <Notice kind="success">{t("import.names-dismissed", { name: loaderData.justDismissed })}</Notice>
        ) : loaderData.unlinked ? (
          loaderData.unlinked.name === null ? (
            <Notice kind="warn">{t("import.names-unlink-gone")}</Notice>
          ) : (
            <Notice kind="success">{t("import.names-unlinked", { ...loaderData.unlinked, name: loaderData.unlinked.name })}</Notice>
          )
        ) : loaderData.namedAgain ? (
          <Notice kind="success">{t("import.names-named-again", { name: loaderData.namedAgain })}</Notice>
        ) : loaderData.takenBack ? (
          <Notice kind="success">{t("import.names-taken-back", { name: loaderData.takenBack })}</Notice>
        ) : undefined
      }
      actions={
        unconfirmed.length > 0 ? (
          <form method="post">
            <Button kind="primary" name="act" value="all">
              {t("import.names-confirm-all", { count: unconfirmed.length })}
            </Button>
          </form>
        ) : named.length > 0 ? (
          <a href={concept}>{t("import.names-next")}</a>
        ) : undefined
      }
      asideLabel={t("import.names-suggested")}
      aside={
        <Side title={t("import.names-add-title")}>
          <form method="post" className="stack flow-s">
            <TextInput name="name" label={t("import.names-name")} required maxLength={200} error={actionData?.error ? t("forms.required") : undefined} />
            <Select name="kind" label={t("import.names-kind")} choices={loaderData.kinds.map((kind) => ({ value: kind, label: t(`import.kind-${kind}`) }))} />
            <TextInput name="forms" label={t("import.names-forms")} hint={t("import.names-forms-hint")} optional />
            <Button name="act" value="add">
              {t("import.names-add")}
            </Button>
          </form>
        </Side>
      }
    >
      <title>{t("import.names-title")}</title>
      {named.length === 0 ? (
        <EmptyState>{t("import.names-none")}</EmptyState>
      ) : (
        <section>
          <NamedList named={named.slice(0, SHOWN)} total={total} concept={concept} />
          {named.length > SHOWN ? (
            <details className="more">
              <summary>{t("import.names-more", { count: named.length - SHOWN })}</summary>
              <NamedList named={named.slice(SHOWN)} total={total} concept={concept} />
            </details>
          ) : null}
        </section>
      )}
      {suggested.length > 0 || dismissed.length > 0 ? (
        <section aria-labelledby="h-vorschlag">
          <h2 id="h-vorschlag">{t("import.names-suggested")}</h2>
          <p className="muted s">{t(suggested.length > 0 ? "import.names-suggested-lede" : "import.names-suggested-none")}</p>
          <SuggestedList suggested={suggested} total={total} concept={concept} />
          {loaderData.furtherSuggestions > 0 ? <p className="muted s">{t("import.names-suggested-more", { count: loaderData.furtherSuggestions })}</p> : null}
          <DismissedList dismissed={dismissed} />
        </section>
      ) : null}
    </WorkspacePage>
  );
}

type Suggested = Route.ComponentProps["loaderData"]["suggested"];

/** Each says where it stands, and is either a name or none. */
function SuggestedList({ suggested, total, concept }: { suggested: Suggested; total: number; concept: string }) {
  const { t } = useTexts();
  return (
    <ul className="rows tight flow-s">
      {suggested.map((item) => (
        <li key={item.key}>
          <NameWithPlaces
            name={item.text}
            kind={item.kind}
            often={t("import.names-in", { count: String(item.texts), total: String(total) })}
            places={item.places}
            concept={concept}
          />
          <div className="act">
            <form method="post" className="row tight">
              <input type="hidden" name="name" value={item.text} />
              <input type="hidden" name="kind" value={item.kind} />
              <input type="hidden" name="key" value={item.key} />
              <Button small name="act" value="add" aria-label={`${t("import.names-add")}: ${item.text}`}>
                {t("import.names-add")}
              </Button>
              <Button small kind="tertiary" name="act" value="dismiss" aria-label={`${t("import.names-dismiss")}: ${item.text}`}>
                {t("import.names-dismiss")}
              </Button>
            </form>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** What somebody called no name, behind a fold: who, when, and the way back. */
function DismissedList({ dismissed }: { dismissed: Route.ComponentProps["loaderData"]["dismissed"] }) {
  const { t } = useTexts();
  const { moment } = useFormats();
  if (dismissed.length === 0) return null;
  return (
    <details className="more">
      <summary>{t("import.names-dismissed-title", { count: dismissed.length })}</summary>
      <ul className="rows tight">
        {dismissed.map(({ key, name, by, at }) => (
          <li key={key}>
            <div>
              <German>{name}</German>
              <p className="m">{t("import.names-dismissed-by", { name: by, day: moment(new Date(at)) })}</p>
            </div>
            <div className="act">
              <form method="post">
                <input type="hidden" name="key" value={key} />
                <Button small kind="tertiary" name="act" value="take-back" aria-label={`${t("import.names-take-back")}: ${name}`}>
                  {t("import.names-take-back")}
                </Button>
              </form>
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}

type Placed = { name: string; kind: Suggested[number]["kind"]; often: string; places: readonly NamePlace[]; concept: string };

/** A name with its kind; how often it is named opens to the recommendations that say it, each with the words around it. */
function NameWithPlaces({ name, kind, often, places, concept }: Placed) {
  const { t } = useTexts();
  return (
    <div>
      <span className="t" lang="de">
        {name}
      </span>{" "}
      <Tag>{t(`import.kind-${kind}`)}</Tag>
      <details className="m">
        <summary>
          {often}
          <span className="vh">. {t("import.names-places")}</span>
        </summary>
        <ul className="s stack-s" lang="de">
          {places.map((place) => (
            <li key={place.recommendationId}>
              <a href={`${concept}/empfehlungen/${place.recommendationId}`}>{place.number}</a> {place.before}
              <mark>{place.word}</mark>
              {place.after}
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

/** They come into the network. */
const organisations = new Set(["organisation", "office"]);

type Named = Route.ComponentProps["loaderData"]["named"];

/** A line a name; how often it is named opens to where. */
function NamedList({ named, total, concept }: { named: Named; total: number; concept: string }) {
  const { t } = useTexts();
  return (
    <ul className="rows tight">
      {named.map((item) => (
        <li key={item.term.id}>
          <NameWithPlaces
            name={item.term.name}
            kind={item.term.kind}
            often={`${t("import.names-in", { count: String(item.recommendations), total: String(total) })}, ${t("import.names-times", { count: item.occurrences })}`}
            places={item.places}
            concept={concept}
          />
          <div className="act">
            {item.confirmed > 0 ? (
              <details className="m">
                <summary>
                  {t("import.names-unlink")}
                  <span className="vh">: {item.term.name}</span>
                </summary>
                <form method="post" className="stack-s">
                  <p className="s">
                    {t("import.names-would-unlink", item.wouldUnlink)} {organisations.has(item.term.kind) ? t("import.names-organisation-stays") : null}
                  </p>
                  <input type="hidden" name="term" value={item.term.id} />
                  <Button small kind="tertiary" name="act" value="unlink" aria-label={`${t("import.names-unlink-do")}: ${item.term.name}`}>
                    {t("import.names-unlink-do")}
                  </Button>
                </form>
              </details>
            ) : null}
            {item.confirmed >= item.recommendations ? (
              <StateLabel state="done">{t("import.names-confirmed")}</StateLabel>
            ) : (
              <form method="post">
                <input type="hidden" name="term" value={item.term.id} />
                <Button small aria-label={`${t("import.names-confirm")}: ${item.term.name}`}>
                  {t("import.names-confirm")}
                </Button>
              </form>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
