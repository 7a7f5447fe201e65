using Visualizer.Engine.Configuration;
using Visualizer.Web.Texts;

namespace Visualizer.Web.Api;

/// <summary>The answer to a request that is sound but has no trace: the configuration is refused, or it or the flow is not modelled.</summary>
internal static class UntraceableAnswer
{
    /// <summary>Answers with the findings that say so.</summary>
    public static Task WriteAsync(HttpContext context, ConfigResolution config, RequestProblems problems)
    {
        var reasons = config.Findings
            .Where(finding => finding.Severity == Severity.Error)
            .Select(finding => $"{finding.Code}: {FindingTexts.Message(finding, problems.Language)}");
        return ProblemAnswers.WriteAsync(
            context, StatusCodes.Status422UnprocessableEntity, ApiTexts.NoAnswer, string.Join(' ', reasons), problems.ToEntries());
    }
}
