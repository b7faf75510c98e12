export { AddMunicipalities, addMunicipalities, MUNICIPALITY_KINDS } from "./add-municipalities.ts";
export { deleteMunicipality } from "./delete-municipality.ts";
export { EditMunicipality, editMunicipality } from "./edit-municipality.ts";
export { listMunicipalities, type Municipality } from "./list-municipalities.ts";
