# PREFIX PATTERN: folders, and the files whose names match, with the prefix in front of each
function __nianbao_files
    set -l token (commandline -ct)
    set -l name (string replace -r -- '^'(string escape --style=regex -- "$argv[1]") '' "$token")
    for file in "$name"*
        if test -d "$file"
            echo "$argv[1]$file/"
        else if string match -qir -- $argv[2] "$file"
            echo "$argv[1]$file"
        end
    end
end

function __nianbao_reports
    __nianbao_files '' '\.(ya?ml|json)$'
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

# a file in place of a command is rendered
complete -c nianbao -f
complete -c nianbao -n __fish_use_subcommand -a '(__nianbao_reports)'
