export { PRODUCT, readSettings, SettingsError, type Settings } from "./settings.ts";
