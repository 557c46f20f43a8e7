# prints the command; a file in place of a command is rendered
function __nianbao_command
    for word in (commandline -opc)[2..]
        if contains -- $word $__nianbao_commands
            echo $word
            return
        else if not string match -q -- '-*' $word
            echo render
            return
        end
    end
end

# COMMAND: whether it is the one that is typed; '' before there is any
function __nianbao_in
    set -l command (__nianbao_command)
    test "$command" = "$argv[1]"
end

# PREFIX PATTERN: folders, and the files whose names match, with the prefix in front of each
function __nianbao_files
    set -l token (string replace -r -- '^--[^=]+=' '' (commandline -ct))
    set -l name (string sub -s (math 1 + (string length -- "$argv[1]")) -- "$token")
    for file in "$name"*
        if test -d "$file"
            echo "$argv[1]$file/"
        else if string match -qir -- $argv[2] "$file"
            echo "$argv[1]$file"
        end
    end
end

function __nianbao_reports
    __nianbao_files '' $__nianbao_report_names
end

# ROLE...: ROLE= or ROLE=FILE
function __nianbao_fonts
    set -l role (string match -r -- '^(?:--font=)?([^=]+=)' (commandline -ct))[2]
    if test -n "$role"
        __nianbao_files "$role" '\.(ttf|otf|ttc|otc)$'
    else
        printf '%s=\n' $argv
    end
end

complete -c nianbao -f
complete -c nianbao -n "__nianbao_in ''" -a '(__nianbao_reports)'
