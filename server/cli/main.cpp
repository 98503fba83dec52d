#include <CLI/CLI.hpp>

#include "server/cli/backup_command.h"
#include "server/cli/demo_command.h"
#include "server/cli/entry_command.h"
#include "server/cli/import_command.h"
#include "server/cli/init_command.h"
#include "server/cli/jobs_command.h"
#include "server/cli/mail_command.h"
#include "server/cli/register_command.h"
#include "server/cli/serve_command.h"
#include "server/cli/user_command.h"
#include "server/cli/verify_log_command.h"

int main(int count, char** words)
{
    CLI::App program{
        "Child Link: find a child, say why, and see one page of facts put together from many services. Who looked, at "
        "whom "
        "and why is written down before anything is shown.",
        "childlink"};
    program.require_subcommand(1);
    program.get_formatter()->column_width(36);
    program.footer(
        "Each command has its own --help. To try it out: childlink demo --database training.db, then childlink "
        "serve --database training.db");
    add_serve(program);
    add_init(program);
    add_demo(program);
    add_import(program);
    add_mail(program);
    add_register(program);
    add_user(program);
    add_entry(program);
    add_jobs(program);
    add_backup(program);
    add_verify_log(program);
    CLI11_PARSE(program, count, words);
    return 0;
}
