# KIND PREFIX: adds the files of a kind that begin with a prefix
_nianbao_files() {
    local file
    while IFS= read -r file; do
        if [[ ! -d ${file/#\~\//$HOME/} ]]; then
            case $1:$file in
            reports:*) _nianbao_is_report "$file" || continue ;;
            fonts:*.[TtOo][Tt][FfCc]) ;;
            files:*) ;;
            *) continue ;;
            esac
        fi
        COMPREPLY+=("$file")
    done < <(compgen -f -- "$2")
    compopt -o filenames 2>/dev/null # bash 3.2 has no compopt
}

# PREFIX KIND WORD...: adds what a kind of value offers
_nianbao_offer() {
    local prefix=$1 kind=$2
    shift 2
    case $kind in
    words) COMPREPLY+=($(compgen -W "$*" -- "$prefix")) ;;
    reports | files | folders) _nianbao_files "$kind" "$prefix" ;;
    fonts)
        if [[ $prefix == *=* ]]; then
            kept+=${prefix%%=*}=
            _nianbao_files fonts "${prefix#*=}"
        else
            COMPREPLY+=($(compgen -S = -W "$*" -- "$prefix"))
            compopt -o nospace 2>/dev/null
        fi
        ;;
    esac
}

_nianbao() {
    local words=() glue='' command='' previous='' kept='' word current kind i
    COMPREPLY=()
    # bash parts words at "="; here they are whole
    for ((i = 1; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [[ ${#words[@]} -gt 0 && ($word == = || -n $glue) ]]; then
            words[${#words[@]}-1]+=$word
        else
            words+=("$word")
        fi
        glue=''
        [[ $word == = ]] && glue=yes
    done
    current=${words[${#words[@]}-1]}
    for ((i = 0; i < ${#words[@]} - 1; i++)); do
        previous=${words[i]}
        [[ -z $command && $previous != -* ]] && command=$previous
    done

    if [[ -z $command ]]; then
        if [[ $current == -* ]]; then
            _nianbao_offer "$current" words $_nianbao_options
        else
            _nianbao_offer "$current" words $_nianbao_commands
            _nianbao_files reports "$current"
        fi
        return
    fi
    # a file in place of a command is rendered
    [[ " $_nianbao_commands " == *" $command "* ]] || command=render

    if [[ $current == --*=* ]]; then
        previous=${current%%=*}
        kept=$previous=
        current=${current#*=}
    fi
    if [[ $previous == -* ]] && kind=$(_nianbao_value "$command" "$previous"); then
        _nianbao_offer "$current" $kind
    elif [[ $current == -* ]]; then
        _nianbao_offer "$current" words $(_nianbao_flags "$command")
    else
        _nianbao_offer "$current" $(_nianbao_argument "$command")
    fi
    # readline replaces what follows the last "=", or the whole word when "=" parts no words
    if [[ $COMP_WORDBREAKS != *=* && -n $kept && ${#COMPREPLY[@]} -gt 0 ]]; then
        COMPREPLY=("${COMPREPLY[@]/#/$kept}")
    fi
}

complete -o default -F _nianbao nianbao
