import { href } from "react-router";
import { Icon } from "#app/components/icon.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { StoredFile } from "#app/components/stored-file.tsx";
import type { MeetingItem, SubjectKind } from "#domain/network/meetings/index.ts";

/** One item as it was planned: place and length, title, who introduces it, papers and what it is about. */
export function AgendaColumn({ region, meetingId, item }: { region: string; meetingId: string; item: MeetingItem }) {
  const { t } = useTexts();
  return (
    <div className="ag">
      <p className="muted s num">
        {item.durationMinutes === null ? item.position : t("meetings.position-minutes", { position: item.position, count: item.durationMinutes })}
      </p>
      <h3 id={`t-${item.id}`}>{item.title}</h3>
      {item.owner ? <p className="s muted">{[item.owner.name, item.owner.organisation].filter(Boolean).join(", ")}</p> : null}
      {item.isPublic ? <p className="s muted">{t("meetings.item-public")}</p> : null}
      <ul className="s papers">
        {item.papers.map((paper) => (
          <li key={paper.id}>
            <Icon name="paperclip" />
            <StoredFile
              file={{ ...paper.file, name: paper.title }}
              href={href("/app/:region/sitzungen/:id/unterlagen/:paper", { region, id: meetingId, paper: paper.id })}
            />
          </li>
        ))}
        {item.subjects.map((subject) => (
          <li key={subject.id}>
            <Icon name="link" />
            <a href={subjectHref(region, subject)}>
              {t(`meetings.subject-${subject.kind}`)}: {subject.title}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Where the thing that a topic is about has its page. */
export function subjectHref(region: string, { kind, id }: { kind: SubjectKind; id: string }): string {
  if (kind === "measure") return href("/app/:region/massnahmen/:id", { region, id });
  return kind === "goal" ? href("/app/:region/konzept/ziele/:id", { region, id }) : href("/app/:region/konzept/empfehlungen/:id", { region, id });
}
