Register-ArgumentCompleter -Native -CommandName nianbao -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $before = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.Extent.Text })
    $command = $before | Where-Object { -not $_.StartsWith('-') } | Select-Object -First 1
    $previous = $before | Select-Object -Last 1
    if (-not $command) {
        $offers = if ("$wordToComplete".StartsWith('-')) { $script:nianbaoFlags[''] } else { $script:nianbaoCommands }
    } else {
        # a file in place of a command is rendered
        if ($script:nianbaoCommands -notcontains $command) { $command = 'render' }
        if ($script:nianbaoValues.ContainsKey("$command $previous")) {
            $offers = $script:nianbaoValues["$command $previous"]
        } elseif ("$wordToComplete".StartsWith('-')) {
            $offers = $script:nianbaoFlags[$command]
        } else {
            $offers = $script:nianbaoArguments[$command]
        }
    }
    $offers | Where-Object { $_ -and $_.StartsWith("$wordToComplete") } | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
    }
}
