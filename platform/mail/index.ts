export { listMails, mayReadOutbox, readWaitingMails, type ListedMail, type MailPage } from "./list-mails.ts";
export { mailPrivacy } from "./privacy.ts";
export { queueMail, type Addressee, type Mail, type MailFile } from "./queue-mail.ts";
export { mails } from "./schema.ts";
export { sendMail } from "./send-mail.ts";
