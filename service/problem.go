package service

import (
	"errors"
	"net/http"

	"github.com/nianbao/nianbao/model"
	"github.com/nianbao/nianbao/review"
)

// problem is an answer that says what went wrong (RFC 9457).
type problem struct {
	Type     string         `json:"type"`
	Title    string         `json:"title"`
	Status   int            `json:"status"`
	Detail   string         `json:"detail,omitempty"`
	Findings model.Findings `json:"findings,omitempty"` // why a file or a report was refused
	Left     []left         `json:"left,omitempty"`     // why reports were not added up

	retryAfter int // seconds; 0 when it is of no use
}

func (p *problem) Error() string { return p.Title + "：" + p.Detail }

// The kinds of problems. Clients tell them apart by their type, which never changes.
var (
	errQueueFull  = &problem{Type: "busy", Status: http.StatusTooManyRequests, Title: "请求太多", Detail: "排队的请求已满，请稍后再试", retryAfter: 1}
	errNoMemory   = &problem{Type: "busy", Status: http.StatusTooManyRequests, Title: "请求太多", Detail: "正在处理的文件太多太大，请稍后再试", retryAfter: 1}
	errCutOff     = &problem{Type: "busy", Status: http.StatusTooManyRequests, Title: "请求太多", Detail: "同时发送的请求太多，这个请求没有收完，请稍后再试", retryAfter: 1}
	errWaitedLong = &problem{Type: "overloaded", Status: http.StatusServiceUnavailable, Title: "服务繁忙", Detail: "排队时间太长，请稍后再试", retryAfter: 2}
	errWorkedLong = &problem{Type: "overloaded", Status: http.StatusServiceUnavailable, Title: "处理超时", Detail: "处理这个请求的时间太长，已经放弃", retryAfter: 10}
	errReadLong   = &problem{Type: "slow", Status: http.StatusRequestTimeout, Title: "发送太慢", Detail: "没有在时限内收完请求，请检查网络后再试"}
	errInternal   = &problem{Type: "internal", Status: http.StatusInternalServerError, Title: "程序内部出错", Detail: "没有完成这个请求；请把所用的接口和文件的种类告诉服务的维护者"}
	errHost       = &problem{Type: "host", Status: http.StatusMisdirectedRequest, Title: "不认识的主机名", Detail: "请求头 Host 中的主机名不在允许之列；请用服务的地址访问，或由管理员用 --host 加上这个主机名"}
	errOrigin     = &problem{Type: "origin", Status: http.StatusForbidden, Title: "跨站请求", Detail: "不接受别的网站的页面发来的请求"}
	errNotFound   = &problem{Type: "not-found", Status: http.StatusNotFound, Title: "没有这个地址", Detail: "接口的说明在 /api/v1/openapi.json，填报页面在 /"}
	errMethod     = &problem{Type: "method", Status: http.StatusMethodNotAllowed, Title: "请求方法不对", Detail: "请改用响应头 Allow 中的方法"}
)

// badRequest says what a client has to change in its request.
func badRequest(detail string) *problem {
	return &problem{Type: "bad-request", Status: http.StatusBadRequest, Title: "请求有误", Detail: detail}
}

func tooLarge(detail string) *problem {
	return &problem{Type: "too-large", Status: http.StatusRequestEntityTooLarge, Title: "文件太大", Detail: detail}
}

// faulty is the problem of a file that is no report, or of a report with errors.
func faulty(title, detail string, findings model.Findings) *problem {
	return &problem{Type: "faulty", Status: http.StatusUnprocessableEntity, Title: title, Detail: detail, Findings: review.WithToDo(findings)}
}

// problemOf is the problem that an error is told as. What is not known is internal.
func problemOf(err error) *problem {
	var p *problem
	if errors.As(err, &p) {
		return p
	}
	var findings model.Findings
	if errors.As(err, &findings) {
		return faulty("报告有错误", "报告不能这样使用，原因见 findings", findings)
	}
	return errInternal
}

// answer is a problem as an answer.
func (p *problem) answer() *answer {
	out := *p
	out.Type = "urn:nianbao:problem:" + p.Type
	a := jsonAnswer(&out)
	a.status, a.mediaType, a.retryAfter = p.Status, "application/problem+json", p.retryAfter
	return a
}
