export { listDates, type DateOut, type HoursOut } from "./list-dates.ts";
export {
  listLabels,
  listPlaces,
  listProviders,
  listServices,
  type LabelOut,
  type OrganisationOut,
  type Paged,
  type PageOf,
  type PlaceOut,
  type ServiceOut,
} from "./list-services.ts";
