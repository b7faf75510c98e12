export { PRODUCT, readSettings, SettingsError, type Settings, VERSION } from "./settings.ts";
