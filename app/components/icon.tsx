import adjustments from "@tabler/icons/outline/adjustments.svg?raw";
import alertTriangle from "@tabler/icons/outline/alert-triangle.svg?raw";
import archive from "@tabler/icons/outline/archive.svg?raw";
import arrowBackUp from "@tabler/icons/outline/arrow-back-up.svg?raw";
import arrowDown from "@tabler/icons/outline/arrow-down.svg?raw";
import arrowLeft from "@tabler/icons/outline/arrow-left.svg?raw";
import arrowRight from "@tabler/icons/outline/arrow-right.svg?raw";
import arrowUp from "@tabler/icons/outline/arrow-up.svg?raw";
import arrowsMove from "@tabler/icons/outline/arrows-move.svg?raw";
import babyCarriage from "@tabler/icons/outline/baby-carriage.svg?raw";
import coinEuro from "@tabler/icons/outline/coin-euro.svg?raw";
import mapFolded from "@tabler/icons/outline/map.svg?raw";
import rss from "@tabler/icons/outline/rss.svg?raw";
import wheelchair from "@tabler/icons/outline/wheelchair.svg?raw";
import bell from "@tabler/icons/outline/bell.svg?raw";
import bookmark from "@tabler/icons/outline/bookmark.svg?raw";
import buildingCommunity from "@tabler/icons/outline/building-community.svg?raw";
import calendarEvent from "@tabler/icons/outline/calendar-event.svg?raw";
import check from "@tabler/icons/outline/check.svg?raw";
import checkupList from "@tabler/icons/outline/checkup-list.svg?raw";
import chevronDown from "@tabler/icons/outline/chevron-down.svg?raw";
import chevronRight from "@tabler/icons/outline/chevron-right.svg?raw";
import circle from "@tabler/icons/outline/circle.svg?raw";
import circleCheck from "@tabler/icons/outline/circle-check.svg?raw";
import clipboardList from "@tabler/icons/outline/clipboard-list.svg?raw";
import clock from "@tabler/icons/outline/clock.svg?raw";
import download from "@tabler/icons/outline/download.svg?raw";
import eye from "@tabler/icons/outline/eye.svg?raw";
import eyeOff from "@tabler/icons/outline/eye-off.svg?raw";
import fileText from "@tabler/icons/outline/file-text.svg?raw";
import filter from "@tabler/icons/outline/filter.svg?raw";
import flag from "@tabler/icons/outline/flag.svg?raw";
import gavel from "@tabler/icons/outline/gavel.svg?raw";
import gripVertical from "@tabler/icons/outline/grip-vertical.svg?raw";
import hierarchy2 from "@tabler/icons/outline/hierarchy-2.svg?raw";
import history from "@tabler/icons/outline/history.svg?raw";
import home from "@tabler/icons/outline/home.svg?raw";
import hourglass from "@tabler/icons/outline/hourglass.svg?raw";
import infoCircle from "@tabler/icons/outline/info-circle.svg?raw";
import key from "@tabler/icons/outline/key.svg?raw";
import language from "@tabler/icons/outline/language.svg?raw";
import layoutDashboard from "@tabler/icons/outline/layout-dashboard.svg?raw";
import link from "@tabler/icons/outline/link.svg?raw";
import list from "@tabler/icons/outline/list.svg?raw";
import lock from "@tabler/icons/outline/lock.svg?raw";
import login from "@tabler/icons/outline/login.svg?raw";
import logout from "@tabler/icons/outline/logout.svg?raw";
import mail from "@tabler/icons/outline/mail.svg?raw";
import mapPin from "@tabler/icons/outline/map-pin.svg?raw";
import menu2 from "@tabler/icons/outline/menu-2.svg?raw";
import messageCircle from "@tabler/icons/outline/message-circle.svg?raw";
import paperclip from "@tabler/icons/outline/paperclip.svg?raw";
import pencil from "@tabler/icons/outline/pencil.svg?raw";
import phone from "@tabler/icons/outline/phone.svg?raw";
import plus from "@tabler/icons/outline/plus.svg?raw";
import printer from "@tabler/icons/outline/printer.svg?raw";
import refresh from "@tabler/icons/outline/refresh.svg?raw";
import reportMoney from "@tabler/icons/outline/report-money.svg?raw";
import search from "@tabler/icons/outline/search.svg?raw";
import send from "@tabler/icons/outline/send.svg?raw";
import settings from "@tabler/icons/outline/settings.svg?raw";
import shieldCheck from "@tabler/icons/outline/shield-check.svg?raw";
import tag from "@tabler/icons/outline/tag.svg?raw";
import target from "@tabler/icons/outline/target.svg?raw";
import trash from "@tabler/icons/outline/trash.svg?raw";
import upload from "@tabler/icons/outline/upload.svg?raw";
import user from "@tabler/icons/outline/user.svg?raw";
import users from "@tabler/icons/outline/users.svg?raw";
import userPlus from "@tabler/icons/outline/user-plus.svg?raw";
import world from "@tabler/icons/outline/world.svg?raw";
import x from "@tabler/icons/outline/x.svg?raw";
import note from "@tabler/icons/outline/note.svg?raw";
import books from "@tabler/icons/outline/books.svg?raw";
import share2 from "@tabler/icons/outline/share-2.svg?raw";
import externalLink from "@tabler/icons/outline/external-link.svg?raw";
import balloon from "@tabler/icons/outline/balloon.svg?raw";
import ballFootball from "@tabler/icons/outline/ball-football.svg?raw";
import swimming from "@tabler/icons/outline/swimming.svg?raw";
import music from "@tabler/icons/outline/music.svg?raw";
import palette from "@tabler/icons/outline/palette.svg?raw";
import masksTheater from "@tabler/icons/outline/masks-theater.svg?raw";
import messages from "@tabler/icons/outline/messages.svg?raw";
import school from "@tabler/icons/outline/school.svg?raw";
import briefcase from "@tabler/icons/outline/briefcase.svg?raw";
import stethoscope from "@tabler/icons/outline/stethoscope.svg?raw";
import woman from "@tabler/icons/outline/woman.svg?raw";
import backpack from "@tabler/icons/outline/backpack.svg?raw";
import oldAge from "@tabler/icons/outline/old.svg?raw";
import heartHandshake from "@tabler/icons/outline/heart-handshake.svg?raw";
import idCard from "@tabler/icons/outline/id.svg?raw";
import bus from "@tabler/icons/outline/bus.svg?raw";
import scale from "@tabler/icons/outline/scale.svg?raw";
import sofa from "@tabler/icons/outline/sofa.svg?raw";
import coffee from "@tabler/icons/outline/coffee.svg?raw";
import heartbeat from "@tabler/icons/outline/heartbeat.svg?raw";
import skateboard from "@tabler/icons/outline/skateboard.svg?raw";

/** Only what is used; a new icon is one line here. State symbols are our own (state.tsx). */
const files = {
  adjustments,
  "alert-triangle": alertTriangle,
  archive,
  "arrow-back-up": arrowBackUp,
  "arrow-down": arrowDown,
  "arrow-left": arrowLeft,
  "arrow-right": arrowRight,
  "arrow-up": arrowUp,
  "arrows-move": arrowsMove,
  bell,
  bookmark,
  "building-community": buildingCommunity,
  "calendar-event": calendarEvent,
  check,
  "checkup-list": checkupList,
  "chevron-down": chevronDown,
  "chevron-right": chevronRight,
  circle,
  "circle-check": circleCheck,
  "clipboard-list": clipboardList,
  clock,
  download,
  eye,
  "eye-off": eyeOff,
  "file-text": fileText,
  filter,
  flag,
  gavel,
  "grip-vertical": gripVertical,
  "hierarchy-2": hierarchy2,
  history,
  home,
  hourglass,
  "info-circle": infoCircle,
  key,
  language,
  "layout-dashboard": layoutDashboard,
  link,
  list,
  lock,
  login,
  logout,
  mail,
  "map-pin": mapPin,
  "menu-2": menu2,
  "message-circle": messageCircle,
  paperclip,
  pencil,
  phone,
  plus,
  printer,
  refresh,
  "report-money": reportMoney,
  search,
  send,
  settings,
  "shield-check": shieldCheck,
  tag,
  target,
  trash,
  upload,
  user,
  users,
  "user-plus": userPlus,
  world,
  x,
  "baby-carriage": babyCarriage,
  "coin-euro": coinEuro,
  map: mapFolded,
  rss,
  wheelchair,
  note,
  books,
  "share-2": share2,
  "external-link": externalLink,
  // Of branches of offers.
  balloon,
  "ball-football": ballFootball,
  swimming,
  music,
  palette,
  "masks-theater": masksTheater,
  messages,
  school,
  briefcase,
  stethoscope,
  woman,
  backpack,
  old: oldAge,
  "heart-handshake": heartHandshake,
  id: idCard,
  bus,
  scale,
  sofa,
  coffee,
  heartbeat,
  skateboard,
};

export type IconName = keyof typeof files;

/** The lines inside the file's <svg>, without its empty frame. */
const lines = new Map(
  Object.entries(files).map(([name, file]) => [
    name,
    [...file.matchAll(/<(?:path|circle|line|rect|polyline)\b[^>]*\bd="(?!M0 0h24v24H0z)[^"]*"[^>]*>/g)].join(""),
  ]),
);

/** One of ours, from a name that somebody stored. Else the mark that every offer had. */
export const storedIcon = (name: string | null): IconName => (name !== null && Object.hasOwn(files, name) ? (name as IconName) : "bookmark");

/** Beside a word, never instead of one. Icons that point somewhere turn in right-to-left pages. */
export function Icon({ name }: { name: IconName }) {
  const points = /^(?:arrow-(?:left|right|back-up)|chevron-right|login|logout|send|external-link)$/.test(name);
  return <svg className={points ? "icon dir" : "icon"} viewBox="0 0 24 24" aria-hidden="true" dangerouslySetInnerHTML={{ __html: lines.get(name) ?? "" }} />;
}
