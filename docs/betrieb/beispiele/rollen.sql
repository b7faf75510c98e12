-- Als Benutzer postgres: psql -f rollen.sql -v app=… -v auth=… -v verwaltung=…
-- Die drei Werte sind Kennwörter aus Buchstaben und Ziffern.

-- Der Dienst: besitzt nichts, umgeht nichts.
create role miteinander_app login noinherit nocreatedb nocreaterole password :'app';
create role miteinander_auth login noinherit nocreatedb nocreaterole password :'auth';
-- Führt wenige geprüfte Funktionen aus; niemand meldet sich damit an.
create role miteinander_definer nologin noinherit;
create role miteinander_search nologin noinherit;
-- Liest für die Sicherung alles, schreibt nichts.
create role miteinander_backup nologin bypassrls;
grant pg_read_all_data to miteinander_backup;
-- Legt Tabellen an, sichert, stellt wieder her. Nur die Befehle der Verwaltung kennen sie.
create role miteinander_verwaltung login createdb password :'verwaltung';
grant miteinander_definer, miteinander_search, miteinander_backup to miteinander_verwaltung;

-- Das Protokoll von PostgreSQL nennt sonst zu einem Fehler auch die Werte aus der Zeile und die Anweisung.
alter role miteinander_app set log_error_verbosity = 'terse';
alter role miteinander_app set log_min_error_statement = 'panic';
alter role miteinander_auth set log_error_verbosity = 'terse';
alter role miteinander_auth set log_min_error_statement = 'panic';
alter role miteinander_verwaltung set log_error_verbosity = 'terse';
alter role miteinander_verwaltung set log_min_error_statement = 'panic';

create database miteinander owner miteinander_verwaltung encoding 'UTF8' template template0;
revoke connect on database miteinander from public;
grant connect on database miteinander to miteinander_app, miteinander_auth;
