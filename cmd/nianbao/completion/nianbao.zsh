# ROLE...: completes ROLE=FILE
_nianbao_fonts() {
    if compset -P '*='; then
        _files -g '*.(#i)(ttf|otf|ttc|otc)(-.)'
    else
        compadd -S = -- "$@"
    fi
}

_nianbao() {
    local curcontext=$curcontext state line command
    typeset -A opt_args
    _arguments -C $_nianbao_options '1: :->command' '*:: :->arguments'
    case $state in
    command)
        _nianbao_commands
        _nianbao_reports
        ;;
    arguments)
        command=$words[1]
        # a file in place of a command is rendered
        [[ -f $command ]] && command=render
        _nianbao_arguments $command
        ;;
    esac
}

# loaded by compinit as the body of _nianbao itself, or read by "source"
if [[ $funcstack[1] == _nianbao ]]; then
    _nianbao "$@"
else
    compdef _nianbao nianbao
fi
