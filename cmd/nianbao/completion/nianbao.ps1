    $before = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.Extent.Text })
    $command = $before | Where-Object { $_ -notlike '-*' } | Select-Object -First 1
    $previous = $before | Select-Object -Last 1
    if (-not $command) {
        $offers = if ($wordToComplete -like '-*') { $flags[''] } else { $commands }
    } else {
        # a file in place of a command is rendered
        if ($commands -notcontains $command) { $command = 'render' }
        if ($values.ContainsKey("$command $previous")) {
            $offers = $values["$command $previous"]
        } elseif ($wordToComplete -like '-*') {
            $offers = $flags[$command]
        } else {
            $offers = $arguments[$command]
        }
    }
    $offers | Where-Object { $_.StartsWith("$wordToComplete", [StringComparison]::OrdinalIgnoreCase) } | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
    }
}
