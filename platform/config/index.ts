export { FOLDERS } from "./folders.ts";
export { PRODUCT, readSettings, SETTING_NAMES, SettingsError, type Settings, VERSION } from "./settings.ts";
