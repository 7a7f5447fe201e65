namespace Visualizer.Web.Texts;

/// <summary>Texts of the API's problem documents.</summary>
public static class ApiTexts
{
    /// <summary>Title of 400.</summary>
    public static readonly UiText BadRequest = new("The request cannot be understood", "无法理解该请求");

    /// <summary>Detail of 400: number of errors.</summary>
    public static readonly UiText BadRequestDetail = new("Each entry of errors says where, what was found and what was expected.", "errors 中的每一项都说明位置、实际内容和期望内容。");

    /// <summary>Title of 404.</summary>
    public static readonly UiText NotFound = new("There is nothing at this path", "此路径下没有内容");

    /// <summary>Detail of 404: the path.</summary>
    public static readonly UiText NotFoundDetail = new("{0} is no path of this API; /openapi/v1.json lists them.", "{0} 不是本 API 的路径；/openapi/v1.json 列出了全部路径。");

    /// <summary>Detail of 404 for a scenario: id and known ids.</summary>
    public static readonly UiText NoScenario = new("There is no scenario '{0}'. Known: {1}.", "没有名为“{0}”的场景。已有：{1}。");

    /// <summary>Title of 405.</summary>
    public static readonly UiText MethodNotAllowed = new("This path has no such method", "此路径不支持该方法");

    /// <summary>Detail of 405: method and path.</summary>
    public static readonly UiText MethodNotAllowedDetail = new("{0} is not defined for {1}; the Allow header lists what is.", "{1} 未定义 {0}；Allow 头列出了可用的方法。");

    /// <summary>Title of 413.</summary>
    public static readonly UiText TooLarge = new("The request is too large", "请求过大");

    /// <summary>Detail of 413 for the body.</summary>
    public static readonly UiText BodyTooLarge = new("A request body may have 2 MiB.", "请求体最多 2 MiB。");

    /// <summary>Detail of 413 for the document.</summary>
    public static readonly UiText DocumentTooLarge = new("The text of a document may have 512 KiB.", "文档文本最多 512 KiB。");

    /// <summary>Title of 422 for a broken scenario.</summary>
    public static readonly UiText BrokenScenario = new("The scenario's file is broken", "该场景的文件有错误");

    /// <summary>Title of 429.</summary>
    public static readonly UiText TooMany = new("Too many requests", "请求过多");

    /// <summary>Detail of 429.</summary>
    public static readonly UiText TooManyDetail = new("This address asks faster than the server allows. Wait a second and ask again.", "该地址的请求速度超过了服务器的限制。请稍等一秒再试。");

    /// <summary>Title of 500.</summary>
    public static readonly UiText Failed = new("The server failed", "服务器出错");

    /// <summary>Detail of 500.</summary>
    public static readonly UiText FailedDetail = new("The failure was logged. The request itself may be fine.", "错误已记录。请求本身可能没有问题。");

    /// <summary>Title of any other status.</summary>
    public static readonly UiText Refused = new("The request was refused", "请求被拒绝");

    /// <summary>Message of an error: found and expected.</summary>
    public static readonly UiText FoundExpected = new("Found {0}, expected {1}.", "实际为 {0}，期望为 {1}。");

    /// <summary>Message of an error with nothing found: expected.</summary>
    public static readonly UiText Missing = new("Missing: expected {0}.", "缺失：期望 {0}。");

    /// <summary>Message that counts what is not listed.</summary>
    public static readonly UiText Further = new("There are {0} further problems.", "另有 {0} 个问题。");

    /// <summary>A JSON object.</summary>
    public static readonly UiText AnObject = new("an object", "一个对象");

    /// <summary>A string.</summary>
    public static readonly UiText AString = new("a string", "一个字符串");

    /// <summary>A boolean.</summary>
    public static readonly UiText ABoolean = new("true or false", "true 或 false");

    /// <summary>A list of strings.</summary>
    public static readonly UiText AListOfStrings = new("a list of strings", "字符串列表");

    /// <summary>A list of objects: least and most.</summary>
    public static readonly UiText AListOfObjects = new("a list of {0} to {1} objects", "包含 {0} 到 {1} 个对象的列表");

    /// <summary>How many entries a list has.</summary>
    public static readonly UiText Entries = new("{0} entries", "{0} 项");

    /// <summary>A name that no other variant has.</summary>
    public static readonly UiText AnotherName = new("a name that no other variant has, not empty", "与其他方案不同的非空名称");

    /// <summary>A number: least and most.</summary>
    public static readonly UiText ANumber = new("a whole number from {0} to {1}", "{0} 到 {1} 之间的整数");

    /// <summary>One of several words.</summary>
    public static readonly UiText OneOf = new("one of {0}", "{0} 之一");

    /// <summary>A string or an object.</summary>
    public static readonly UiText AStringOrObject = new("a string or an object", "一个字符串或对象");

    /// <summary>Valid JSON.</summary>
    public static readonly UiText ValidJson = new("valid JSON in UTF-8", "UTF-8 编码的有效 JSON");

    /// <summary>The known property nearest to an unknown one.</summary>
    public static readonly UiText Nearest = new("a known property, perhaps '{0}'", "已知的属性，也许是“{0}”");

    /// <summary>Exactly one of scenario and document: both are there.</summary>
    public static readonly UiText Both = new("both scenario and document", "同时给出了 scenario 和 document");

    /// <summary>Exactly one of scenario and document.</summary>
    public static readonly UiText ExactlyOne = new("exactly one of scenario and document", "scenario 和 document 二者之一");

    /// <summary>A scenario without problems.</summary>
    public static readonly UiText UnbrokenScenario = new("a scenario whose file is not broken", "文件没有错误的场景");

    /// <summary>A chart version.</summary>
    public static readonly UiText ChartVersion = new("a chart version such as 1.13.0", "chart 版本，例如 1.13.0");

    /// <summary>A kernel version.</summary>
    public static readonly UiText KernelVersion = new("a kernel version such as 5.15", "内核版本，例如 5.15");

    /// <summary>A command line: most characters.</summary>
    public static readonly UiText ACommandLine = new("a command line of at most {0} characters", "最多 {0} 个字符的命令行");

    /// <summary>Title of 422 for a configuration or flow that has no answer.</summary>
    public static readonly UiText NoAnswer = new("The configuration is refused or not modelled", "该配置被拒绝或未建模");

    /// <summary>No size with curl.</summary>
    public static readonly UiText NoSize = new("no size with curl", "curl 没有 size");
}
